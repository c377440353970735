"""To what a search can be narrowed further: only what occurs in what was found, the most frequent first, a few."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from typing import Any, NamedTuple

from django.db.models import Case, CharField, Count, F, Min, OuterRef, QuerySet, Subquery, Value, When
from django.utils import timezone

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, Entry, EntryMedia
from hub.people.models import Person
from hub.school.models import SchoolYear
from hub.search.narrowing import DRAWING, DRAWN, FACETS
from hub.search.searching import Hit

A_FEW = 2
MOST = {"kind": 3, "tag": 1, "year": 4, "month": 12}
MINE = ""
"""The name of the viewer in an offer."""
TEXT = CharField()


class Offer(NamedTuple):
    """One value of a facet: as it stands in addresses, as people say it, and how many of the hits are of it."""

    facet: str
    value: str
    name: str
    hits: int


def counted(hits: list[Hit], viewer: Viewer) -> list[Offer]:
    """All values that occur in the hits, which the viewer sees: the most frequent first; the last years and months."""
    rows = list(_in_database(hits, viewer)) if hits else []
    if viewer.is_known:  # Strangers do not learn who is in a class.
        rows += _of("class", (hit.room for hit in hits))
    rows.sort(key=lambda row: (row.name != MINE, -row.hits, row.name))
    newest_first = sorted(hits, key=lambda hit: hit.published_at, reverse=True)
    days = (timezone.localtime(hit.published_at, viewer.school.zone) for hit in newest_first)
    return [*rows, *_of("year", (hit.year for hit in newest_first)), *_of("month", (f"{day:%Y-%m}" for day in days))]


def years_between(first: datetime.datetime | None, last: datetime.datetime, viewer: Viewer) -> list[Offer]:
    """The school's years from a time, or its first one, to another, the last one first; for when there are more hits
    than were counted."""
    years = SchoolYear.objects.filter(school=viewer.school, starts_on__lte=last.date())
    years = years.filter(ends_on__gte=first.date()) if first else years
    return [Offer("year", year.name, year.name, 0) for year in years.order_by("-starts_on")]


def apart(offers: Iterable[Offer], chosen: Mapping[str, str], hits: int) -> list[Offer]:
    """Those values that leave some hits out, of the facets of which nothing is chosen, in the order of FACETS."""
    facets = [facet for facet in FACETS if facet not in chosen]
    some = [offer for offer in offers if offer.hits < hits]
    return [offer for facet in facets for offer in some if offer.facet == facet]


def a_few(offers: Iterable[Offer], chosen: Mapping[str, str]) -> list[Offer]:
    """Of each facet the first values. Months are for those who have a year."""
    by_facet = groupby(offers, key=lambda offer: offer.facet)
    return [
        offer
        for facet, some in by_facet
        if facet != "month" or "year" in chosen
        for offer in islice(some, MOST.get(facet, A_FEW))
    ]


def _in_database(hits: list[Hit], viewer: Viewer) -> Iterator[Offer]:
    """Media, people, shelves and words of these entries, in one query of four parts."""
    numbers = [hit.pk for hit in hits]
    of_blog = Counter(hit.blog for hit in hits)
    shelved: Any = Entry.categories.through  # The stubs do not know these made tables.
    tagged: Any = Entry.tags.through
    kind = Case(When(media__name__iexact=DRAWN, then=Value(DRAWING)), default=F("media__kind"), output_field=TEXT)
    # No joins and no counts here: beside the rule PostgreSQL plans them as if they cost nothing, and would compare each
    # blog with every person and every entry.
    named = Person.objects.filter(pk=OuterRef("owner")).values(called=viewer.name_column())
    whose = Case(When(owner=viewer.person, then=Value(MINE)), default=Subquery(named), output_field=TEXT)
    blogs = Blog.objects.visible_to(viewer).filter(pk__in=of_blog, owner__isnull=False).order_by()
    rows = _rows("kind", EntryMedia.objects.filter(entry__in=numbers), kind, kind).union(
        blogs.values_list(_constant("by"), F("slug"), whose, F("pk")),
        _rows("shelf", shelved.objects.filter(entry__in=numbers), F("category__slug"), F("category__name")),
        _rows("tag", tagged.objects.filter(entry__in=numbers), F("tag__key"), F("tag__name")),
        all=True,
    )
    for facet, value, name, count_or_blog in rows:
        count = of_blog[count_or_blog] if facet == "by" else count_or_blog
        yield Offer(facet, name if facet == "tag" else value, name, count)


def _rows(facet: str, rows: QuerySet[Any], value: Any, name: Any) -> QuerySet[Any, Any]:
    counts = rows.order_by().values(value=value).annotate(name=Min(name), count=Count("entry", distinct=True))
    listed: QuerySet[Any, Any] = counts.values_list(_constant(facet), "value", "name", "count")
    return listed


def _constant(text: str) -> Value:
    return Value(text, output_field=TEXT)


def _of(facet: str, values: Iterable[str | None]) -> list[Offer]:
    return [Offer(facet, value, value, count) for value, count in Counter(filter(None, values)).items()]
