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
"""Fewer rows of its index than these PostgreSQL sorts within a moment. Among more, it walks through the newest entries
until enough are found; what is found is the same either way."""
UNKNOWN = Value(None, output_field=DateTimeField())


class Hit(NamedTuple):
    """An entry that was found, with the school's year and the class of its time; and when the oldest of all that were
    found came out, which is not known where very many are."""

    pk: int
    published_at: datetime.datetime
    year: str | None
    room: str | None
    first: datetime.datetime | None


@dataclass(frozen=True)
class Found:
    """The best of what there is, and what was asked for in the end. `is_alike`: none holds the words themselves, these
    hold words spelled much alike."""

    hits: list[Hit]
    asked: Asked
    is_alike: bool = False


def search_entries(query: str, viewer: Viewer, chosen: Mapping[str, str] | None = None, most: int = MOST) -> Found:
    """What the viewer may see, holds all words of `query` and is of all that is `chosen` (see narrowing.py); those with
    the words in the title first, then the newest. Without words all that is chosen; without either, nothing.

    The order depends on the entry alone and not on how rare a word is in the index: otherwise hidden entries would move
    visible ones (safety.md L4).
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
        return _hits(entries.newest_first(), viewer, most)
    sorted_all = entries.annotate(in_title=asked.title_first()).order_by("-in_title", "-published_at", "-pk")
    if asked.how_many.rows < FEW:
        return _hits(sorted_all.filter(asked.anywhere()), viewer, most, first=Window(Min("published_at")))
    titled = sorted_all.filter(asked.in_title())
    if asked.how_many.titles >= FEW:
        titled = entries.filter(asked.held_by_each(in_title=True)).newest_first()
    hits = _hits(titled, viewer, most)
    if len(hits) < most and asked.groups:
        rest = entries.filter(asked.held_by_each(in_title=False)).newest_first()
        hits += _hits(rest, viewer, most - len(hits))
    return hits


def _hits(entries: EntryQuerySet, viewer: Viewer, most: int, first: Window | Value = UNKNOWN) -> list[Hit]:
    begun = SchoolYear.objects.filter(school=viewer.school, starts_on__lte=OuterRef("day")).order_by("-starts_on")
    day = TruncDate("published_at", tzinfo=viewer.school.zone)
    rows = entries.annotate(day=day, year_then=Subquery(begun.values("name")[:1]), first=first)
    listed = rows.values_list("pk", "published_at", "year_then", "classroom__name", "first")[:most]
    return [Hit(pk, at, year, room, oldest) for pk, at, year, room, oldest in listed if at is not None]
