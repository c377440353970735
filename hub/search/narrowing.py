"""What a search can be narrowed to: one medium, person, class, shelf, word of one's own, year or month.

All but the year stand in the index as marks beside the words, so that the engine finds both together, soon also where
very many entries hold the one and few the other.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2s

from django.db.models import Q, prefetch_related_objects
from django.utils import timezone

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, Category
from hub.media.models import MediaFile
from hub.search.gathering import Gathered
from hub.text.words import fold, slugify, tag_key

FACETS = ("in", "kind", "by", "class", "shelf", "tag", "year", "month")
"""By the names that stand in addresses, in the order in which they are shown."""
ROOMS, COMMENTS, REFLECTIONS = PLACES = ("rooms", "comments", "reflections")
"""Where one can look instead of in posts and pages: the values of "in"."""
NO_MARKS = frozenset({"in", "year"})
DRAWING = "drawing"
DRAWN = "drawing.png"
"""What the drawing pad calls what was drawn on it."""
KINDS = (*MediaFile.Kind.values, DRAWING)
LONGEST = 90
_MARK = "\ue002"
_MONTH = re.compile(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Narrowing:
    """What is chosen, as marks of the index and as a condition on entries."""

    marks: tuple[str, ...]
    within: Q
    month: tuple[str, ...]
    """The mark of the month, which is of use beside words and other marks; alone, a month is a stretch of time."""


def chosen_in(said: Mapping[str, str]) -> dict[str, str]:
    """What is chosen in an address, by facet; nothing for what there cannot be."""
    chosen = {name: " ".join(said.get(name, "").replace("\0", " ").split())[:LONGEST] for name in FACETS}
    if chosen["in"] not in PLACES:
        del chosen["in"]
    if chosen["kind"] not in KINDS:
        del chosen["kind"]
    if not _MONTH.fullmatch(chosen["month"]):
        del chosen["month"]
    return {name: value for name, value in chosen.items() if value}


def narrowing(chosen: Mapping[str, str], viewer: Viewer) -> Narrowing:
    """To all of this."""
    marks = {facet: mark(facet, _key(facet, value, viewer)) for facet, value in chosen.items() if facet not in NO_MARKS}
    month = (marks.pop("month"),) if "month" in marks else ()
    within = time_chosen(chosen, viewer, "published_at")
    if "class" in chosen and not viewer.is_known:  # They get what stands on its own blog, as Entry.written_in.
        within &= Q(blog__classroom__isnull=False)
    return Narrowing(tuple(marks.values()), within, month)


def time_chosen(chosen: Mapping[str, str], viewer: Viewer, column: str) -> Q:
    """The condition that the time in this column is in the year and the month that are chosen."""
    within = Q()
    if "year" in chosen:
        within &= _in_year(chosen["year"], viewer, column)
    if "month" in chosen:
        first = first_day(chosen["month"])
        within &= _between(first, (first + datetime.timedelta(days=31)).replace(day=1), viewer, column)
    return within


def marks_of(entry: Gathered) -> Iterator[str]:
    """What an entry can be found by when a search is narrowed. A post stands inside the shelves around its own, too."""
    for file in entry.shows:
        yield mark("kind", file.kind)
        if file.name.lower() == DRAWN:
            yield mark("kind", DRAWING)
    for person in entry.made_by:
        yield mark("by", str(person.pk))
    for category in entry.filed_under:
        yield from (mark("shelf", shelf.slug) for shelf in _with_those_around(category))
    for tag in entry.named_with:
        yield mark("tag", tag.key)
    if entry.published_at:
        yield mark("month", f"{timezone.localdate(entry.published_at, entry.school.zone):%Y-%m}")
    if entry.classroom:
        yield mark("class", fold(entry.classroom.name))


def first_day(month: str) -> datetime.date:
    """The first day of a month as addresses write it: 2026-11."""
    return datetime.date.fromisoformat(f"{month}-01")


def _key(facet: str, value: str, viewer: Viewer) -> str:
    """What stands in the mark for a value of an address."""
    if facet == "by":
        # Of a blog that the viewer sees: the address of another one is nothing to try out.
        owner = Blog.objects.visible_to(viewer).filter(slug=slugify(value)).values_list("owner", flat=True).first()
        return str(owner or "")
    keys = {"shelf": slugify, "tag": tag_key, "class": fold}
    return keys[facet](value) if facet in keys else value


def mark(facet: str, key: str) -> str:
    """A token: letters and digits alone, whatever the key is made of."""
    return f"{_MARK}{facet}{blake2s(key.encode(), digest_size=8).hexdigest()}"


def _with_those_around(category: Category) -> Iterator[Category]:
    shelf: Category | None = category
    for _depth in range(3):
        if shelf is not None:
            yield shelf
            shelf = shelf.parent


def _in_year(name: str, viewer: Viewer, column: str) -> Q:
    """From the first day of the school's year of this name until the next one begins."""
    prefetch_related_objects([viewer.school], "years")  # Asked once, for posts and for what is beside them.
    years = list(viewer.school.years.all())
    place = next((place for place, year in enumerate(years) if year.name == name), None)
    if place is None:
        return Q(pk__in=())
    following = years[place + 1].starts_on if place + 1 < len(years) else None
    return _between(years[place].starts_on, following, viewer, column)


def _between(first: datetime.date, until: datetime.date | None, viewer: Viewer, column: str) -> Q:
    begin, end = (
        timezone.make_aware(datetime.datetime.combine(day, datetime.time()), viewer.school.zone) if day else None
        for day in (first, until)
    )
    begun = Q(**{f"{column}__gte": begin})
    return begun & Q(**{f"{column}__lt": end}) if end else begun
