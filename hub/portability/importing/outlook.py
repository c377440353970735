"""What an import would do, told by a rehearsal: the import itself, with nothing stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from hub.blogs.models import Blog
from hub.media.models import MediaFile
from hub.media.taking_in import look_at
from hub.people.models import Person
from hub.portability.importing.asides import keep_aside
from hub.portability.importing.entries import Entries
from hub.portability.importing.media import bring_media
from hub.portability.importing.pages import bring_menu
from hub.portability.importing.planning import planned
from hub.portability.importing.reporting import report_of
from hub.portability.importing.run import Line, Progress, Row, Run, silent
from hub.portability.importing.source import ENTRY_KINDS, Source, source_of
from hub.portability.importing.terms import bring_terms
from hub.portability.models import ImportedItem, Transfer
from hub.school.models import School

Outlook = dict[str, Any]
NOT_YET = -1
"""The number of what is not in the database; no row there has one below nought."""


def outlook_of(transfer: Transfer, on_progress: Progress = silent) -> Outlook:
    """What the files of this transfer would bring. Raises NotAnExport."""
    return look(source_of(transfer), transfer.blog, transfer.asked_by, on_progress)


def look(source: Source, blog: Blog, asked_by: Person | None = None, on_progress: Progress = silent) -> Outlook:
    """The report of an import of this now, by the same steps. Besides `states` (number by kind and word of the old
    blog), `site`, `missing` (files that did not come along) and `here` (what the blog has already).

    Only what shows in decoding a picture or film, and what others do meanwhile, can come out otherwise.
    """
    run = Rehearsal(Transfer(pk=NOT_YET, school=blog.school, blog=blog, asked_by=asked_by), source, on_progress)
    bring_terms(run)
    bring_media(run)
    Entries(run, planned(run, {})).bring()
    bring_menu(run)
    keep_aside(run)
    report = report_of(run)
    site = source.export.site
    return {
        "site": {"title": site.title, "address": site.base_blog_url},
        "imported": report["imported"],
        "states": Counter(f"{line.kind} {line.status}" for line in run.lines() if line.kind in ENTRY_KINDS),
        "missing": sum(source.uploads.match_item(outline) is None for outline in source.outlines("attachment")),
        "here": report["here_before"],
        "changed": report["changed"],
        "left_out": report["left_out"],
    }


def blog_to_come(school: School, first_name: str, slug: str) -> Blog:
    """A blog that an import would make, to rehearse with."""
    owner = Person(pk=NOT_YET, first_name=first_name)
    return Blog(pk=NOT_YET, school=school, owner=owner, slug=slug)


class Rehearsal(Run):
    """A run that stores nothing: what it makes gets numbers that no row has, and only what to tell of it is kept."""

    def __init__(self, transfer: Transfer, source: Source, on_progress: Progress) -> None:
        self._lines: list[Line] = []
        self._number = NOT_YET
        super().__init__(transfer, source, on_progress)

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

    def amend(self, media: MediaFile, **_fields: Any) -> None:
        """Nothing is stored that could say more."""

    def lines(self) -> list[Line]:
        return self._lines

    def _next(self) -> int:
        self._number -= 1
        return self._number
