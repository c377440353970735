"""Finding entries by words, and by what a search is narrowed to."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection
from django.db.models import OuterRef, Subquery
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
"""So many rows of its index PostgreSQL sorts within a moment. Among more, the newest entries are walked through until
enough are found; what is found is the same either way."""


class Hit(NamedTuple):
    """An entry that was found, with the school's year and the class of its time."""

    pk: int
    published_at: datetime.datetime
    year: str | None
    room: str | None


@dataclass(frozen=True)
class Found:
    """The best of what there is. `is_alike`: none holds the words themselves, these hold words spelled much alike."""

    hits: list[Hit]
    is_alike: bool = False


def search_entries(query: str, viewer: Viewer, chosen: Mapping[str, str] | None = None, most: int = MOST) -> Found:
    """What the viewer may see, holds all words of `query` and is of all that is `chosen` (see narrowing.py); those with
    the words in the title first, then the newest. Without words all that is chosen; without either, nothing.

    The order depends on the entry alone and not on how rare a word is in the index: otherwise hidden entries would move
    visible ones (safety.md L4).
    """
    entries, asked = _looked_for(query, viewer, chosen or {})
    if not asked.groups and (query or not chosen):
        return Found([])
    hits = _best(entries, asked, viewer, most)
    if hits or not asked.groups:
        return Found(hits)
    return Found(_best(entries, asked.alike(query, viewer), viewer, MOST_ALIKE), is_alike=True)


def oldest(query: str, viewer: Viewer, chosen: Mapping[str, str]) -> Hit | None:
    """The oldest entry of all that `search_entries` would find, where they are more than it looks at."""
    entries, asked = _looked_for(query, viewer, chosen)
    held = entries.filter(asked.anywhere()) if asked.whole else entries
    return next(iter(_hits(held.order_by("published_at", "pk"), viewer, 1)), None)


def _looked_for(query: str, viewer: Viewer, chosen: Mapping[str, str]) -> tuple[EntryQuerySet, Asked]:
    to = narrowing(chosen, viewer)
    entries = Entry.objects.visible_to(viewer).out(viewer.now).filter(to.within)
    return entries, Asked.exactly(query, viewer, to.marks)


def _best(entries: EntryQuerySet, asked: Asked, viewer: Viewer, most: int) -> list[Hit]:
    if not asked.whole:
        return _hits(entries.newest_first(), viewer, most)
    titles_first = entries.annotate(in_title=asked.in_title()).order_by("-in_title", "-published_at", "-pk")
    if connection.vendor == "postgresql":
        rows, with_title = _rows(asked)
        if rows == FEW:
            titles = entries.newest_first() if with_title == FEW else titles_first
            hits = _hits(titles.filter(asked.held_by_each(in_title=True)), viewer, most)
            if len(hits) < most and asked.groups:
                rest = entries.filter(asked.held_by_each(in_title=False)).newest_first()
                hits += _hits(rest, viewer, most - len(hits))
            return hits
    return _hits(titles_first.filter(asked.anywhere()), viewer, most)


def _rows(asked: Asked) -> tuple[int, int]:
    """How many rows of the index hold it, and how many with the words in the title; no more than FEW are counted."""
    holds = "document @@ %s::tsquery"
    with_title = f"{holds} AND title_document @@ %s::tsquery" if asked.groups else holds
    words = (asked.words,) if asked.groups else ()
    given: tuple[str | int, ...] = (asked.whole, FEW, asked.whole, *words, FEW)
    count = "(SELECT count(*) FROM (SELECT 1 FROM search_searchrow WHERE {} LIMIT %s) AS held)"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {count.format(holds)}, {count.format(with_title)}", given)  # noqa: S608  Our own names.
        rows, titles = cursor.fetchone()
    return rows, titles


def _hits(entries: EntryQuerySet, viewer: Viewer, most: int) -> list[Hit]:
    begun = SchoolYear.objects.filter(school=viewer.school, starts_on__lte=OuterRef("day")).order_by("-starts_on")
    rows = entries.annotate(
        day=TruncDate("published_at", tzinfo=viewer.school.zone), year_then=Subquery(begun.values("name")[:1])
    ).values_list("pk", "published_at", "year_then", "classroom__name")
    return [Hit(pk, at, year, room) for pk, at, year, room in rows[:most] if at is not None]
