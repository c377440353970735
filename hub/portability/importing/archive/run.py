"""One run of an import from an archive: what is here already, and under which ids the rest comes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from hub.blogs.models import Entry
from hub.comments.models import Comment
from hub.ids import new_public_id
from hub.media.models import MediaFile
from hub.portability.archive.kept import Record
from hub.portability.archive.reading import listed
from hub.portability.importing.archive import fields
from hub.portability.importing.bringing import Bringing, Progress, fit
from hub.portability.importing.times import Times
from hub.portability.importing.writers import main_writer
from hub.portability.models import ImportedItem, Transfer
from hub.portability.pile import InOwnForm
from hub.portability.wxr.titles import grade_of_title
from hub.reflections.models import Goal, Reflection, Thought
from hub.school.models import Classroom, Grade, SchoolYear
from hub.showcase.models import Candidate, Edition, Greeting, Piece, PieceComment, PieceThought, Section
from hub.text.words import fold

AT_ONCE = 500
_WITH_IDS: tuple[Any, ...] = (
    *(Entry, MediaFile, Comment, Goal, Reflection, Thought, Section, Piece, PieceThought, Greeting, Edition),
    *(PieceComment, Candidate),
)
SORTS = ("entry", "media", "goal", "answer", "thought", "section", "comment", "candidate")
THINGS = ("media", "entries", "goals", "reflections", "rooms", "candidates")
_INSIDE = ("comments", "answers", "pieces", "book", "editions", "thoughts")


class ArchiveRun(Bringing):
    """The transfer with its archive. A thing keeps its id wherever it goes, unless something else has it here."""

    def __init__(self, transfer: Transfer, archive: InOwnForm, on_progress: Progress) -> None:
        self.archive = archive
        self.numbers: dict[str, dict[str, int]] = {sort: {} for sort in SORTS}
        """The number of each thing that is here, by its sort and the id that it has here."""
        owner, counts = main_writer(transfer.blog, transfer.asked_by), archive.counts
        total = sum(counts[name] for name in THINGS)
        super().__init__(transfer, on_progress, base="archive", owner=owner, total=total + counts.get("comments", 0))
        ids = self._remember_ids()
        self._find_own()
        self.names = self._names() | ids
        self.failed += archive.broken
        self.here = sum(key in self.known for key in self._keys())

    def key(self, record: Record) -> str:
        """What a thing is called in the lines of imports, under the id that it had where it came from."""
        return f"{self.base}#{fields.public_id(record)}"

    def key_of(self, sort: str, slug: str) -> str:
        """The same of what has no id: a shelf, a word, a line of the menu."""
        return fit(f"{self.base}#{sort}/{slug}")

    def records(self, name: str) -> Iterator[tuple[str, Record]]:
        """The records of a list that have an id, each with its key; the ids inside are those that hold here."""
        for record in self.archive.records(name):
            if fields.public_id(record):
                here = fields.renamed(record, self.names)
                for before, now in zip(listed(record, "comments"), listed(here, "comments"), strict=True):
                    now["key"] = self.key(before)
                yield self.key(record), here

    def number(self, sort: str, record: Record, name: str) -> int | None:
        """The number of the thing of this sort whose id stands in this field."""
        return self.numbers[sort].get(fields.public_id(record, name))

    @property
    def before(self) -> int:
        """How many things of this archive were here before."""
        return self.here

    def told_of_source(self) -> list[tuple[str, str]]:
        """What the file's reader found odd."""
        return self.archive.notes

    def left_behind(self) -> list[tuple[str, str]]:
        """What the file's reader had to leave."""
        return self.archive.left

    def classroom(self, name: str, at: datetime.datetime) -> int | None:
        """The class of this name, if it is one that the owner was in here at that time: a blog can come home."""
        found = self._times.at(at).classroom if name else None
        return found if found and Classroom.objects.filter(pk=found, name=name).exists() else None

    def grade(self, name: str, number: int = 0) -> Grade | None:
        """The grade of this name here, or of this number."""
        return self._grades.get(fold(name)) or self._grades.get(str(number or grade_of_title(name) or "-"))

    def year(self, name: str) -> SchoolYear | None:
        """The year of this name here."""
        return self._years.get(fold(name))

    def keep_aside(self, key: str, name: str, record: Record, title: str) -> None:
        """Keep a whole record that has no place here; it goes along when the blog leaves again."""
        with self.portion([key]) as here:
            if key not in here:
                leftovers = {"list": name, "record": record}
                self.write([self.noted(key, ImportedItem.Kind.ASIDE, title, leftovers=leftovers)])
                self.known.add(key)

    # Private

    @cached_property
    def _times(self) -> Times:
        return Times(self.blog)

    @cached_property
    def _grades(self) -> dict[str, Grade]:
        grades = list(Grade.objects.filter(school=self.blog.school))
        return {str(grade.number): grade for grade in grades} | {fold(grade.name): grade for grade in grades}

    @cached_property
    def _years(self) -> dict[str, SchoolYear]:
        return {fold(year.name): year for year in SchoolYear.objects.filter(school=self.blog.school)}

    def _remember_ids(self) -> dict[str, str]:
        """What earlier archives brought; and, where the id had to be another one here, which."""
        names: dict[str, str] = {}
        sorts = ("entry", "media", "goal", "thought", "section", "comment", "candidate")
        columns = [column for sort in sorts for column in (f"{sort}_id", f"{sort}__public_id")]
        lines = self.blog.imported_items.filter(key__startswith=f"{self.base}#")
        for key, *found in lines.values_list("key", *columns):
            for place, sort in enumerate(sorts):
                number, public_id = found[2 * place], found[2 * place + 1]
                if number:
                    self.numbers[sort][public_id] = number
                    if (before := key.partition("#")[2]) != public_id:
                        names[before] = public_id
        return names

    def _find_own(self) -> None:
        """What is here under the same id, because it was made here: the blog comes home."""
        if self.blog.pk < 0:
            return
        mine = {"student": self.blog.owner_id, "school": self.blog.school}
        self._find("entry", Entry.objects.filter(blog=self.blog))
        self._find("media", MediaFile.objects.filter(owner=self.owner, school=self.blog.school))
        self._find("section", Section.objects.filter(page__blog=self.blog))
        self._find("goal", Goal.objects.filter(**mine))
        self._find("answer", Reflection.objects.filter(goal__student=self.blog.owner_id, school=self.blog.school))
        self._find("thought", Thought.objects.filter(**mine))
        self._find("comment", Comment.objects.filter(entry__blog=self.blog))
        self._find("candidate", Candidate.objects.filter(**mine))

    def _find(self, sort: str, rows: Any) -> None:
        for public_id, number in rows.values_list("public_id", "pk"):
            self.numbers[sort][public_id] = number
            self.known.add(f"{self.base}#{public_id}")

    def _names(self) -> dict[str, str]:
        """The id here of each thing whose own is taken: kept on the transfer, so that a run that was broken off goes on
        with the same ones."""
        with self.portion([]):
            if self.transfer.pk > 0:
                self.transfer.refresh_from_db(fields=["plan"])
            names: dict[str, str] = self.transfer.plan.get("names", {})
            names |= {public_id: new_public_id() for public_id in sorted(self._taken() - set(names))}
            self.amend(self.transfer, plan={"names": names})
        return names

    def _taken(self) -> set[str]:
        ids = sorted({one for one in self._ids() if f"{self.base}#{one}" not in self.known})
        taken: set[str] = set()
        for place in range(0, len(ids), AT_ONCE):
            some = ids[place : place + AT_ONCE]
            for model in _WITH_IDS:
                taken |= set(model.objects.filter(public_id__in=some).values_list("public_id", flat=True))
        return taken

    def _ids(self) -> Iterator[str]:
        for name in THINGS:
            for record in self.archive.records(name):
                yield from _ids_in(record)

    def _keys(self) -> Iterator[str]:
        for name in THINGS:
            for record in self.archive.records(name):
                yield self.key(record)
                for comment in listed(record, "comments"):
                    yield self.key(comment)


def _ids_in(record: Record) -> Iterator[str]:
    """Its id, and those of all that hangs on it."""
    if public_id := fields.public_id(record):
        yield public_id
    for inside in _INSIDE:
        for inner in listed(record, inside):
            yield from _ids_in(inner)
