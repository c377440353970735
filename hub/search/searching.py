"""Finding entries by words, and by what a search is narrowed to."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.db.models import DateTimeField, Min, OuterRef, Subquery, Value, Window
from django.db.models.functions import TruncDate

from hub.audience.viewer import Viewer
from hub.blogs.models import Entry, EntryQuerySet
from hub.school.models import SchoolYear
from hub.search.asking import Asked
from hub.search.narrowing import narrowing

MOST = 500
"""Hits that are looked at. What they can be narrowed to is told by these, the best."""
MOST_ALIKE = 20
FEW = 10_000
"""Fewer titles than these PostgreSQL sorts within a moment."""
ROWS_A_RULE = 6
"""So many rows of its index PostgreSQL looks through while it asks the rule of one."""
UNKNOWN = Value(None, output_field=DateTimeField())


class Hit(NamedTuple):
    """An entry that was found, with the school's year and the class of its time; when the oldest of all that were found
    came out, which is not known where very many are; and whether its title holds the words."""

    pk: int
    published_at: datetime.datetime
    year: str | None
    room: str | None
    first: datetime.datetime | None
    in_title: bool


@dataclass(frozen=True)
class Found:
    """The best of what there is, and what was asked for in the end. `is_alike`: none holds the words themselves, these
    hold words spelled much alike."""

    hits: list[Hit]
    asked: Asked
    is_alike: bool = False


def search_entries(query: str, viewer: Viewer, chosen: Mapping[str, str] | None = None, most: int = MOST) -> Found:
    """What the viewer may see, holds all words of `query` and is of all that is `chosen` (see narrowing.py); those with
    the words in the title first, then the newest. Where they stand in very many titles (FEW), it is the newest, and
    among these those first. Without words all that is chosen; without either, nothing.

    Otherwise the order depends on the entry alone and not on how rare a word is in the index, so that hidden entries
    move no visible ones (safety.md L4).
    """
    entries, asked = _looked_for(query, viewer, chosen or {})
    if not asked.groups and (query or not chosen):
        return Found([], asked)
    hits = _best(entries, asked, viewer, most)
    if hits or not asked.groups:
        return Found(hits, asked)
    alike = asked.alike(query, viewer)
    return Found(_best(entries, alike, viewer, MOST_ALIKE), alike, is_alike=True)


def _looked_for(query: str, viewer: Viewer, chosen: Mapping[str, str]) -> tuple[EntryQuerySet, Asked]:
    to = narrowing(chosen, viewer)
    # The school is part of the rule; said here as well, PostgreSQL can walk through its newest entries.
    entries = Entry.objects.visible_to(viewer).out(viewer.now).filter(to.within, school=viewer.school)
    asked = Asked.exactly(query, viewer, to.marks)
    return entries, asked if asked.is_nothing else replace(asked, marks=to.marks + to.month)


def _best(entries: EntryQuerySet, asked: Asked, viewer: Viewer, most: int) -> list[Hit]:
    if asked.is_nothing:
        return _hits(entries.annotate(in_title=Value(False)).newest_first(), viewer, most)
    ranked = entries.annotate(in_title=asked.title_first())
    title_first, newest = ranked.order_by("-in_title", "-published_at", "-pk"), ranked.newest_first()
    if not is_walked(asked.how_many.rows, asked.how_many.all_rows, most):
        return _hits(title_first.filter(asked.anywhere()), viewer, most, first=Window(Min("published_at")))
    if asked.how_many.titles >= FEW:
        return sorted(_hits(newest.filter(asked.held_by_each()), viewer, most), key=lambda hit: not hit.in_title)
    hits = _hits(title_first.filter(asked.in_title()), viewer, most)
    if len(hits) < most and asked.groups:
        hits += _hits(newest.filter(asked.held_by_each(but_in_title=True)), viewer, most - len(hits))
    return hits


def is_walked(holding: int, among: int, most: int) -> bool:
    """Whether PostgreSQL has the newest so many sooner when it walks back through all rows until enough hold the words,
    than when it asks the rule of each that does, and sorts. What is found is the same."""
    return holding * holding * ROWS_A_RULE > most * among


def _hits(entries: EntryQuerySet, viewer: Viewer, most: int, first: Window | Value = UNKNOWN) -> list[Hit]:
    begun = SchoolYear.objects.filter(school=viewer.school, starts_on__lte=OuterRef("day")).order_by("-starts_on")
    day = TruncDate("published_at", tzinfo=viewer.school.zone)
    rows = entries.annotate(day=day, year_then=Subquery(begun.values("name")[:1]), first=first)
    columns = ("pk", "published_at", "year_then", "classroom__name", "first", "in_title")
    return [Hit(*row) for row in rows.values_list(*columns)[:most] if row[1] is not None]
