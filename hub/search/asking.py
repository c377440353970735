"""What is looked for, as conditions on entries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import BooleanField, OuterRef, Q, Subquery
from django.db.models.expressions import RawSQL

from hub.audience.viewer import Viewer
from hub.search.models import SearchRow
from hub.search.narrowing import Stretch
from hub.search.spelling import words_alike
from hub.search.ways import Condition, has_few_titles, is_walked, is_walked_beside
from hub.text.words import tokens

MOST_WORDS = 12
OF_SCHOOL = "\ue000"
"""Stands in the index before what only those of the school can search by: last names, and the words of a file's name,
where a child may have put a whole one (safety.md L10)."""
OF_CLASS = "\ue001"
"""Stands there before the words of a class's name: strangers do not learn who is in it (safety.md X13)."""
OF_NAME = "\ue002"
"""Stands there before the first name of an author whom strangers know by a nickname."""

FOR_SOME = (OF_SCHOOL, OF_CLASS, OF_NAME)


@dataclass(frozen=True)
class Asked:
    """Groups of words, one of each must be there, and those of the last group may be the beginning of one; and marks
    (see narrowing.py), which must all be there; and from when it is to be."""

    groups: tuple[tuple[str, ...], ...]
    marks: tuple[str, ...] = ()
    times: tuple[Stretch, ...] = ()

    @classmethod
    def exactly(cls, query: str, viewer: Viewer, marks: tuple[str, ...] = (), times: tuple[Stretch, ...] = ()) -> Asked:
        """All words of the query, folded, and cut into overlapping pairs in scripts without spaces, so that 学校 is
        found inside a sentence."""
        return cls(_open_to(viewer, [[word] for word in tokens(query)[:MOST_WORDS]]), marks, times)

    def alike(self, query: str, viewer: Viewer) -> Asked:
        """The same, but for each word of the query that word or one that is spelled much like it."""
        words = tokens(query)[:MOST_WORDS]
        alike = words_alike(words, viewer.school)
        return replace(self, groups=_open_to(viewer, [[word, *alike.get(word, ())] for word in words]))

    # As the engine of this database finds it

    def anywhere(self) -> Q:
        """The condition that an entry holds all of it: its number is among those that the engine finds."""
        if on_postgres():
            return _among("SELECT entry_id FROM search_searchrow WHERE document @@ %s::tsquery", self._whole)
        return _among("SELECT rowid FROM search_index WHERE search_index MATCH %s", self._whole)

    def in_part(self) -> Q:
        """The condition that a comment, or a part of a room, holds all of it."""
        if on_postgres():
            return Q(_holding(self._holds))
        return _among("SELECT rowid FROM search_part_index WHERE search_part_index MATCH %s", self._whole)

    def held_by_part(self) -> Q:
        """The same for PostgreSQL, which looks at one row after the other and not into its index: in this form of the
        question it cannot."""
        return Q(_holding(("ts_match_vq(document, %s::tsquery)", [self._whole])))

    def in_title(self) -> Q:
        """The condition that the title holds the words, and the entry the marks; without words, the marks alone."""
        if not on_postgres():
            return _among("SELECT rowid FROM search_index WHERE search_index MATCH %s", f"title : ({self._title})")
        holds, given = self._is_titled
        return _among(f"SELECT entry_id FROM search_searchrow WHERE {holds}", *given)  # noqa: S608  Names of our own.

    def title_first(self) -> Q | Subquery:
        """What to sort those by that hold all of it: whether the title holds the words. PostgreSQL looks it up for each
        of them, rather than for all titles that there are."""
        if not on_postgres():
            return self.in_title() if self.groups else self.anywhere()
        return Subquery(SearchRow.objects.filter(entry=OuterRef("pk")).values(holds=_holding(self._is_titled))[:1])

    # The ways of PostgreSQL; see ways.py

    def is_walked(self, most: int) -> Q:
        """Whether it finds the newest so many posts sooner by walking back. What is found is the same."""
        return is_walked(self._holds, self._is_titled, most)

    def is_walked_beside(self, most: int) -> Q:
        """The same for what is beside posts."""
        return is_walked_beside(self._holds, most)

    def has_few_titles(self) -> Q:
        """Whether it can look at all titles that hold the words."""
        return has_few_titles(self._is_titled)

    def held_by_each(self) -> Q:
        """The condition that an entry holds all of it, without those that are found by their titles where few are; for
        a walk, which looks at one entry after the other."""
        # A value, not an EXISTS, which PostgreSQL would join with all rows that there are and sort these.
        rows = SearchRow.objects.filter(entry=OuterRef("pk")).values(holds=_holding(self._holds))
        return Q(Subquery(rows[:1])) & (~self.has_few_titles() | ~Q(self.title_first()))

    @property
    def _holds(self) -> Condition:
        return "document @@ %s::tsquery", [self._whole]

    @property
    def _is_titled(self) -> Condition:
        """The same as `in_title`, as a condition on a row of PostgreSQL's index."""
        parts = [("title_document @@ %s::tsquery", self._title)] if self.groups else []
        parts += [("document @@ %s::tsquery", self._marks)] if self.marks else []
        return " AND ".join(part for part, _given in parts), [given for _part, given in parts]

    @property
    def is_nothing(self) -> bool:
        """Whether neither words nor marks are looked for."""
        return not self.groups and not self.marks

    @property
    def _whole(self) -> str:
        return _all([*_each(self.groups), *([self._marks] if self.marks else [])])

    @property
    def _title(self) -> str:
        """The words as they stand in titles, where nothing is that is for some alone."""
        return _all(_each([[word for word in group if word[0] not in FOR_SOME] for group in self.groups]))

    @property
    def _marks(self) -> str:
        return _all(_one_of([mark]) for mark in self.marks)


def _open_to(viewer: Viewer, groups: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """The groups with what stands in the index for some alone, where the viewer is one of them."""
    signs = [OF_SCHOOL] * viewer.is_inside + [OF_CLASS, OF_NAME] * viewer.is_known
    return tuple((*group, *(sign + word for sign in signs for word in group)) for group in groups)


def _holding(condition: Condition) -> RawSQL:
    return RawSQL(*condition, output_field=BooleanField())  # noqa: S611  Parameters, and conditions of our own.


def on_postgres() -> bool:
    """Whether it is PostgreSQL that finds."""
    return connection.vendor == "postgresql"


def _among(numbers: str, *asked: str) -> Q:
    return Q(pk__in=RawSQL(numbers, asked))  # noqa: S611  Parameters, and statements of our own.


def _all(parts: Iterable[str]) -> str:
    return (" & " if on_postgres() else " AND ").join(parts)


def _each(groups: Sequence[Sequence[str]]) -> list[str]:
    return [_one_of(group, begins=place == len(groups) - 1) for place, group in enumerate(groups)]


def _one_of(words: Iterable[str], *, begins: bool = False) -> str:
    mark, either, beginning = ("'", " | ", ":*") if on_postgres() else ('"', " OR ", "*")
    return f"({either.join(_quoted(word, mark) + beginning * begins for word in words)})"


def _quoted(word: str, mark: str) -> str:
    return mark + word.replace("\\", "").replace(mark, mark * 2) + mark
