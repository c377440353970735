"""Reads the truth of an archive: record by record, whatever its size, and nothing but what the format has."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hub.portability.archive.fitting import LONGEST_RECORD
from hub.portability.archive.kept import Record
from hub.portability.archive.opening import (
    BROKEN,
    DAMAGED,
    TOO_LARGE,
    TRUTH,
    Opened,
    check_sums,
    open_zip,
    wrong_parts,
)
from hub.portability.archive.records import FORMAT
from hub.portability.wxr.findings import NotAnExport

NEWER = _("This file was written by a newer hub than this one. Ask whoever looks after this hub.")
LISTS = ("media", "shelves", "words", "entries", "menu", "goals", "reflections", "tries", "rooms", "candidates")
MOST_TRUTH, DEEPEST = 1 << 30, 30
_ENDS = frozenset({"", ",", "]", "],", "]}"})
_SURROGATE = range(0xD800, 0xE000)


class Archive:
    """An archive that was opened. Its lists can be gone through any number of times.

    `broken`: the parts that are damaged or missing. Where there are any, records that cannot be read are left out and
    told; where there are none, such a record makes it no archive.
    """

    def __init__(self, opened: Opened, broken: Sequence[str] = ()) -> None:
        self.opened = opened
        self.broken = list(broken)
        self.notes: list[tuple[str, str]] = []
        self.left: list[tuple[str, str]] = [(name, gettext("It is damaged or missing.")) for name in self.broken]
        self.head = self._head()
        self.counts = self._counts()

    @property
    def blog(self) -> Record:
        """What it says of the blog itself."""
        blog = self.head.get("blog")
        return blog if isinstance(blog, dict) else {}

    def records(self, name: str) -> Iterator[Record]:
        """The records of one list, in the order of the file."""
        for _name, record in self._all(name):
            yield record

    def _all(self, wanted: str = "") -> Iterator[tuple[str, Record]]:
        """Every record with the list that it stands in, or those of one list. Raises NotAnExport where the file is not
        as the format says and nobody knows it to be damaged."""
        name = ""
        for number, line in enumerate(self._lines(), start=2):
            if line.startswith('"'):
                name, _colon, line = line[1:].partition('":[')
            if line.startswith("{") and name:
                if wanted in ("", name):
                    yield from ((name, record) for record in self._record(line, number, tell=not wanted))
            elif line not in _ENDS:
                # What comes now may belong to another list.
                name = ""
                self._lose(number, tell=not wanted)

    def _record(self, line: str, number: int, *, tell: bool) -> Iterator[Record]:
        """The record in this line, if it can be read."""
        try:
            yield record_in(line)
        except NotAnExport:
            self._lose(number, tell=tell)

    def _lose(self, number: int, *, tell: bool) -> None:
        """A line cannot be read. Of a damaged file that is told once, of any other it is the end."""
        if not self.broken:
            raise NotAnExport(DAMAGED)
        if tell:
            self.left.append((TRUTH, gettext("Line %(number)d cannot be read.") % {"number": number}))

    def _lines(self) -> Iterator[str]:
        """The lines after the head, each of which is one record or begins or ends a list."""
        size = 0
        try:
            with self.opened.read(TRUTH) as stream:
                stream.readline(LONGEST_RECORD)
                while line := stream.readline(LONGEST_RECORD):
                    size += len(line)
                    if size > MOST_TRUTH or len(line) == LONGEST_RECORD:
                        raise NotAnExport(TOO_LARGE)
                    yield line.decode(errors="replace" if self.broken else "strict").strip()
        except NotAnExport:
            raise
        except BROKEN as problem:
            if not self.broken:
                raise NotAnExport(DAMAGED) from problem

    def _head(self) -> Record:
        try:
            with self.opened.read(TRUTH) as stream:
                line = stream.readline(LONGEST_RECORD).decode().strip()
        except (KeyError, *BROKEN) as problem:
            raise NotAnExport(DAMAGED) from problem
        head = record_in(line.removesuffix(",") + "}")
        if head.get("format") != FORMAT:
            raise NotAnExport(_("There is no archive of a hub in this zip file."))
        if str(head.get("version")).partition(".")[0] != "1":
            raise NotAnExport(NEWER)
        return head

    def _counts(self) -> dict[str, int]:
        counts = dict.fromkeys(LISTS, 0)
        for name, record in self._all():
            counts[name] = counts.get(name, 0) + 1
            if name == "entries":
                counts["comments"] = counts.get("comments", 0) + len(listed(record, "comments"))
        return counts


def open_archive(path: Path, *, partly: bool = False) -> Archive:
    """The archive in a file, whole; or `partly`, then of a damaged one what is whole, and what is broken is named.
    Raises NotAnExport, in plain words; then nothing of it may be stored."""
    if partly:
        opened = open_zip(path, though_cut=True)
        broken = wrong_parts(opened)
        for name in broken:
            if name != TRUTH:
                opened.parts.pop(name, None)
        return Archive(opened, broken)
    opened = open_zip(path)
    check_sums(opened)
    return Archive(opened)


def listed(record: Record, name: str) -> list[Record]:
    """The records inside a record."""
    found = record.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def record_in(line: str) -> Record:
    """One JSON object at the beginning of a line, and after it at most the end of a list. Raises NotAnExport."""
    try:
        record, end = json.JSONDecoder(parse_constant=_refuse).raw_decode(line)
    except (ValueError, RecursionError) as problem:
        raise NotAnExport(DAMAGED) from problem
    if not isinstance(record, dict) or line[end:] not in _ENDS or not _is_plain(record, DEEPEST):
        raise NotAnExport(DAMAGED)
    return record


def _refuse(_name: str) -> Any:
    raise ValueError


def _is_plain(value: object, depth: int) -> bool:
    """Whether it is no deeper than any record is, and its texts can be kept: no NUL, no half characters."""
    if depth < 0:
        return False
    if isinstance(value, str):
        return value.isascii() and "\0" not in value or not any(ord(one) in _SURROGATE or one == "\0" for one in value)
    if isinstance(value, dict):
        return all(_is_plain(one, depth - 1) for pair in value.items() for one in pair)
    if isinstance(value, list):
        return all(_is_plain(one, depth - 1) for one in value)
    return True
