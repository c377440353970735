"""Finding entries by words, and by what a search is narrowed to."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.db.models import DateTimeField, Min, OuterRef, QuerySet, Subquery, Value, Window
from django.db.models.functions import Cast, TruncDate

from hub.audience.viewer import Viewer
from hub.blogs.models import Entry, EntryQuerySet
from hub.school.models import SchoolYear
from hub.search.asking import Asked, on_postgres
from hub.search.narrowing import narrowing
from hub.search.reach import reaching_first
from hub.search.ways import first_found

MOST = 500
"""Hits that are looked at. What they can be narrowed to is told by these, the best."""
MOST_ALIKE = 20
UNKNOWN = Cast(Value(None), DateTimeField())


class Hit(NamedTuple):
    """An entry that was found, with its blog (its number), the school's year and the class of its time; when the oldest
    of all that were found came out, which is not known where very many are; and whether its title holds the words."""

    pk: int
    published_at: datetime.datetime
    blog: int
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
    the words in the title first, then the newest. Where they stand in very many titles (ways.FEW), it is the newest,
    and among these those first. Without words all that is chosen; without either, nothing.

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
    asked = Asked.exactly(query, viewer, to.marks, to.times)
    return entries, asked if asked.is_nothing else replace(asked, marks=to.marks + to.month)


def _best(entries: EntryQuerySet, asked: Asked, viewer: Viewer, most: int) -> list[Hit]:
    if asked.is_nothing:
        return _hits(_rows(entries.annotate(in_title=Value(False)).newest_first(), viewer)[:most])
    ranked = entries.annotate(in_title=asked.title_first())
    title_first = ranked.order_by("-in_title", "-published_at", "-pk")
    found = _rows(title_first.filter(asked.anywhere()), viewer, first=Window(Min("published_at")))
    if not on_postgres():
        return _hits(found[:most])
    walked = asked.is_walked(most)
    titled = _rows(title_first.filter(asked.in_title(), walked, asked.has_few_titles()), viewer)
    # In an index alone: of very many passed by the viewer may see next to none.
    walk = entries.filter(reaching_first(viewer, asked.held_by_each()), walked).newest_first().values("pk")
    others = _rows(ranked.filter(pk__in=walk[:most]).newest_first(), viewer)
    hits = _hits(first_found(found.filter(~walked), titled, others, most))
    return sorted(hits, key=lambda hit: (hit.in_title, hit.published_at, hit.pk), reverse=True)


def _rows(entries: EntryQuerySet, viewer: Viewer, first: Window | Cast = UNKNOWN) -> QuerySet[Any, Any]:
    begun = SchoolYear.objects.filter(school=viewer.school, starts_on__lte=OuterRef("day")).order_by("-starts_on")
    day = TruncDate("published_at", tzinfo=viewer.school.zone)
    rows = entries.annotate(day=day, year_then=Subquery(begun.values("name")[:1]), first=first)
    return rows.values_list("pk", "published_at", "blog", "year_then", "classroom__name", "first", "in_title")


def _hits(rows: Iterable[Any]) -> list[Hit]:
    return [Hit(*row) for row in rows if row[1] is not None]
