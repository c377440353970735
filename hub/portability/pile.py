"""A blog as records of the hub's own form (docs/formats/archive.md), laid down on the disk: what every other format is
written from, and what it is read into. So a format knows these records and nothing of the database."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, Any, Protocol

from hub.portability.archive.fitting import line_of
from hub.portability.archive.kept import Record
from hub.portability.archive.opening import Opened
from hub.portability.archive.reading import LISTS, listed


class Files(Protocol):
    """The files beside the records, by the paths that the records name."""

    @property
    def parts(self) -> Iterable[str]:
        """The paths of all that are there."""
        ...

    def read(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """The bytes of one. Raises KeyError when there is none."""
        ...


class InOwnForm(Protocol):
    """Whatever an import takes: an archive, or a pile that another format was read into."""

    notes: list[tuple[str, str]]
    """What must be told of the file itself: a thing, and what is not as it was."""
    left: list[tuple[str, str]]
    """What stays behind: a thing, and why."""
    broken: list[str]
    """What of the file is damaged, by name; then the rest of it comes in only after a yes to that."""

    @property
    def blog(self) -> Record:
        """What is said of the blog itself."""
        ...

    @property
    def counts(self) -> dict[str, int]:
        """How many records there are in each list, and how many comments."""
        ...

    @property
    def opened(self) -> Files:
        """The files."""
        ...

    def records(self, name: str) -> Iterator[Record]:
        """The records of one list, any number of times."""
        ...


class Pile:
    """Takes records in any order and gives them list by list. What lies on it is on the disk, and gone with it."""

    def __init__(self, opened: Files | None = None) -> None:
        self.blog: Record = {}
        self.counts: Counter[str] = Counter(dict.fromkeys((*LISTS, "comments"), 0))
        self.opened: Files = opened or Opened(Path())
        self.notes: list[tuple[str, str]] = []
        self.left: list[tuple[str, str]] = []
        self.broken: list[str] = []
        self._sheets: dict[str, IO[bytes]] = {}

    @classmethod
    def of(cls, blog: Record, lists: Iterable[tuple[str, Iterable[Record]]]) -> Pile:
        """All of a blog that leaves."""
        pile = cls()
        pile.blog = blog
        for name, records in lists:
            for record in records:
                pile.put(name, record)
        return pile

    def put(self, name: str, record: Record) -> None:
        """One more record of this list."""
        if name not in self._sheets:
            self._sheets[name] = tempfile.TemporaryFile()  # noqa: SIM115  # Open as long as the pile lies there.
        sheet = self._sheets[name]
        sheet.seek(0, 2)
        line = line_of(record)
        if "\\u0000" in line:
            line = line_of(_without_nul(record))
        sheet.write(line.encode("utf-8", "replace") + b"\n")
        self.counts[name] += 1
        if name == "entries":
            self.counts["comments"] += len(listed(record, "comments"))

    def records(self, name: str) -> Iterator[Record]:
        """The records of a list in the order in which they came; two may go through it at once."""
        if name not in self._sheets:
            return
        sheet, place = self._sheets[name], 0
        while True:
            sheet.seek(place)
            line = sheet.readline()
            place = sheet.tell()
            if not line:
                return
            record: Record = json.loads(line)
            yield record


def _without_nul(value: Any) -> Any:
    """The same without the sign that no database keeps; half letters become question marks."""
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, dict):
        return {key: _without_nul(one) for key, one in value.items()}
    return [_without_nul(one) for one in value] if isinstance(value, list) else value
