"""What a search can be narrowed to: one medium, person, class, shelf, word of one's own, year or month.

All but the year stand in the index as marks beside the words, so that the engine finds both together, soon also where
very many entries hold the one and few the other.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2s
from typing import NamedTuple

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, Category
from hub.media.models import MediaFile
from hub.school.models import SchoolYear
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


class Stretch(NamedTuple):
    """Of time: from one moment until before another, or for ever."""

    begin: datetime.datetime
    end: datetime.datetime | None

    def holds(self, column: str) -> Q:
        """The condition that the time in this column is in it."""
        begun = Q(**{f"{column}__gte": self.begin})
        return begun & Q(**{f"{column}__lt": self.end}) if self.end else begun


NEVER = Stretch(datetime.datetime.min.replace(tzinfo=datetime.UTC), datetime.datetime.min.replace(tzinfo=datetime.UTC))


@dataclass(frozen=True)
class Narrowing:
    """What is chosen, as marks of the index, as a condition on entries, and as stretches of time, which are also for
    what is beside entries."""

    marks: tuple[str, ...]
    within: Q
    month: tuple[str, ...]
    """The mark of the month, which is of use beside words and other marks; alone, a month is a stretch of time."""
    times: tuple[Stretch, ...]


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
    owner, times = _looked_up(chosen, viewer)
    keys = {facet: owner if facet == "by" else _key(facet, value) for facet, value in chosen.items()}
    marks = {facet: mark(facet, key) for facet, key in keys.items() if facet not in NO_MARKS}
    month = (marks.pop("month"),) if "month" in marks else ()
    if month:
        first = first_day(chosen["month"])
        times = (*times, _between(first, (first + datetime.timedelta(days=31)).replace(day=1), viewer))
    within = in_all(times, "published_at")
    if "class" in chosen and not viewer.is_known:  # They get what stands on its own blog, as Entry.written_in.
        within &= Q(blog__classroom__isnull=False)
    return Narrowing(tuple(marks.values()), within, month, times)


def in_all(times: Iterable[Stretch], column: str) -> Q:
    """The condition that the time in this column is in all of these."""
    return Q(*(stretch.holds(column) for stretch in times))


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


def _looked_up(chosen: Mapping[str, str], viewer: Viewer) -> tuple[str, tuple[Stretch, ...]]:
    """By whom it is to be, and of what year, in one question: the number of a blog's owner, and from the first day of
    the school's year of this name until the next one begins.

    Of a blog that the viewer sees: the address of another one is nothing to try out.
    """
    blogs = Blog.objects.visible_to(viewer).filter(slug=slugify(chosen.get("by", ""))).values_list("owner", flat=True)
    if "year" not in chosen:
        return str(blogs.first() or "") if "by" in chosen else "", ()
    years = SchoolYear.objects.filter(school=viewer.school)
    following = years.filter(starts_on__gt=OuterRef("starts_on")).values("starts_on")[:1]
    year = years.filter(name=chosen["year"]).values_list("starts_on", Subquery(following), Subquery(blogs[:1])).first()
    if year is None:
        return "", (NEVER,)
    first, until, owner = year
    return str(owner or ""), (_between(first, until, viewer),)


def _key(facet: str, value: str) -> str:
    """What stands in the mark for a value of an address."""
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


def _between(first: datetime.date, until: datetime.date | None, viewer: Viewer) -> Stretch:
    return Stretch(_begin(first, viewer), _begin(until, viewer) if until else None)


def _begin(day: datetime.date, viewer: Viewer) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()), viewer.school.zone)
