"""An import that stores nothing, to tell what it would do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from django.db import models

from hub.blogs.models import Entry
from hub.media.models import MediaFile
from hub.media.taking_in import look_at
from hub.portability.importing.bringing import Bringing, Line, Row
from hub.portability.models import ImportedItem

NOT_YET = -1
"""The number of what is not in the database; no row there has one below nought."""


class Rehearsing(Bringing):
    """Stores nothing: what it makes gets numbers that no row has, and only what to tell of it is kept."""

    def __init__(self, *of_what: Any, **more: Any) -> None:
        self._lines: list[Line] = []
        self._number = NOT_YET
        super().__init__(*of_what, **more)

    @contextmanager
    def portion(self, keys: Iterable[str]) -> Iterator[set[str]]:
        yield self.known.intersection(keys)

    def write(self, rows: Iterable[Row], **_how: Any) -> list[Row]:
        made = list(rows)
        for row in made:
            row.pk = self._next()
            if isinstance(row, ImportedItem):
                kept = row.leftovers.get("writer"), row.leftovers.get("missing")
                self._lines.append(Line(row.kind, row.title, row.status, row.changed, *kept))
        return made

    def take_in(self, stream: IO[bytes], *, name: str, kinds: Collection[str], alternative: str) -> MediaFile:
        found = look_at(stream, name=name, kinds=kinds)
        added_at = self.transfer.made_at
        return MediaFile(pk=self._next(), kind=found.kind, name=name, alternative=alternative, added_at=added_at)

    def amend(self, row: models.Model, **_fields: Any) -> None:
        """Nothing is stored that could say more."""

    def revise(self, entry: Entry, title: str, body: str, *, source: str = "") -> None:
        """It stays as it is."""

    def write_again(self, rows: Iterable[Row], *fields: str) -> None:
        """Nothing was stored."""

    def lines(self) -> list[Line]:
        return self._lines

    def _next(self) -> int:
        self._number -= 1
        return self._number
