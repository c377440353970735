"""What is looked for, as conditions on entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import BooleanField, Exists, OuterRef, Q
from django.db.models.expressions import RawSQL

from hub.audience.viewer import Viewer
from hub.search.models import SearchRow
from hub.search.spelling import words_alike
from hub.text.words import tokens

MOST_WORDS = 12
OF_FILE_NAME = "\ue000"
"""Stands in the index before the words of a file's name, which only those of the school can search by: a child may have
put a whole name there (safety.md L10)."""
OF_CLASS = "\ue001"
"""Stands there before the words of a class's name: strangers do not learn who is in it (safety.md X13)."""


@dataclass(frozen=True)
class Asked:
    """Groups of words, one of each must be there, and those of the last group may be the beginning of one; and marks
    (see narrowing.py), which must all be there."""

    groups: tuple[tuple[str, ...], ...]
    marks: tuple[str, ...] = ()

    @classmethod
    def exactly(cls, query: str, viewer: Viewer, marks: tuple[str, ...] = ()) -> Asked:
        """All words of the query, folded, and cut into overlapping pairs in scripts without spaces, so that 学校 is
        found inside a sentence."""
        return cls(_open_to(viewer, [[word] for word in tokens(query)[:MOST_WORDS]]), marks)

    def alike(self, query: str, viewer: Viewer) -> Asked:
        """The same, but for each word of the query that word or one that is spelled much like it."""
        words = tokens(query)[:MOST_WORDS]
        return replace(self, groups=_open_to(viewer, [[word, *words_alike(word, viewer.school)] for word in words]))

    # As the engine of this database finds it

    def anywhere(self) -> Q:
        """The condition that an entry holds all of it: its number is among those that the engine finds."""
        if connection.vendor == "postgresql":
            return _among("SELECT entry_id FROM search_searchrow WHERE document @@ %s::tsquery", self.whole)
        return _among("SELECT rowid FROM search_index WHERE search_index MATCH %s", self.whole)

    def in_title(self) -> Q:
        """The condition that its title alone holds the words; without words every title does."""
        if not self.groups:
            return self.anywhere()
        if connection.vendor == "postgresql":
            return _among("SELECT entry_id FROM search_searchrow WHERE title_document @@ %s::tsquery", self.words)
        return _among("SELECT rowid FROM search_index WHERE search_index MATCH %s", f"title : ({self.words})")

    def held_by_each(self, *, in_title: bool) -> Q:
        """The condition that an entry holds all of it, with the words in its title or not there; for PostgreSQL, which
        looks at one entry after the other."""
        holds, given = "document @@ %s::tsquery", [self.whole]
        if self.groups:
            holds += f" AND {'' if in_title else 'NOT '}title_document @@ %s::tsquery"
            given += [self.words]
        rows = SearchRow.objects.filter(RawSQL(holds, given, output_field=BooleanField()))  # noqa: S611  Parameters.
        return Q(Exists(rows.filter(entry=OuterRef("pk"))))

    @property
    def words(self) -> str:
        """The words, as the engine wants them."""
        last = len(self.groups) - 1
        return _all(_one_of(group, begins=place == last) for place, group in enumerate(self.groups))

    @property
    def whole(self) -> str:
        """Words and marks, as the engine wants them."""
        return _all([*([self.words] if self.groups else []), *(_one_of([mark]) for mark in self.marks)])


def _open_to(viewer: Viewer, groups: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """The groups with what stands in the index for some alone, where the viewer is one of them."""
    signs = [OF_FILE_NAME] * viewer.is_inside + [OF_CLASS] * viewer.is_known
    return tuple((*group, *(sign + word for sign in signs for word in group)) for group in groups)


def _among(numbers: str, asked: str) -> Q:
    return Q(pk__in=RawSQL(numbers, [asked]))  # noqa: S611  Parameters, and statements of our own.


def _all(parts: Iterable[str]) -> str:
    return (" & " if connection.vendor == "postgresql" else " AND ").join(parts)


def _one_of(words: Iterable[str], *, begins: bool = False) -> str:
    mark, either, beginning = ("'", " | ", ":*") if connection.vendor == "postgresql" else ('"', " OR ", "*")
    return f"({either.join(_quoted(word, mark) + beginning * begins for word in words)})"


def _quoted(word: str, mark: str) -> str:
    return mark + word.replace("\\", "").replace(mark, mark * 2) + mark
