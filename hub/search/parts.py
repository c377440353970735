"""Finding rooms, comments and reflections, by the same words and by whose and from when they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import BigIntegerField, Case, F, When, Window
from django.db.models.functions import DenseRank, RowNumber

from hub.audience.viewer import Viewer
from hub.search.asking import Asked, on_postgres
from hub.search.models import PartRow, PartRowQuerySet
from hub.search.narrowing import PLACES, REFLECTIONS, ROOMS, in_all, narrowing
from hub.search.ways import is_one_of, newest_of_each, question

ROWS_OF_A_ROOM = 60
"""More than hang in a room."""
THING = Case(When(place=ROOMS, then=F("section")), default=F("pk"), output_field=BigIntegerField())
"""The number of the room, or of what is found alone, within its place."""


def search_parts(
    asked: Asked, viewer: Viewer, chosen: Mapping[str, str], *, after: int = 0, most: int
) -> list[PartRow]:
    """So many of each place that the viewer may see and that hold what was asked for, the newest first; of a room one
    part. With a place chosen only those of there, `after` so many.

    As in posts, no word that the viewer may not see moves or pushes away what is found (safety.md L4).
    """
    rows = PartRow.objects.visible_to(viewer).filter(in_all(asked.times, "at"))
    places = [place for place in _places(viewer) if chosen.get("in", place) == place]
    enough = {place: (after + most) * (ROWS_OF_A_ROOM if place == ROOMS else 1) for place in places}
    if not places:
        rows = rows.none()
    elif on_postgres():
        rows = _found_by_postgres(rows, asked, enough)
    elif asked.is_nothing:
        rows = _newest(rows, enough)
    else:
        rows = rows.filter(asked.in_part(), place__in=places)
    rank = Window(DenseRank(), partition_by=[F("place")], order_by=[F("at").desc(), THING.desc()])
    turn = Window(RowNumber(), partition_by=[F("place"), THING], order_by=[F("room").desc(nulls_last=True), "pk"])
    best = rows.annotate(rank=rank, turn=turn).filter(turn=1, rank__gt=after, rank__lte=after + most)
    # Put in order here: the ORM would look at every column once more.
    return sorted(best.with_things(), key=lambda part: part.rank)  # type: ignore[attr-defined]  # Annotated above.


def _places(viewer: Viewer) -> Sequence[str]:
    """Who is not signed in cannot open a reflection."""
    return PLACES if viewer.is_signed_in else [place for place in PLACES if place != REFLECTIONS]


def _newest(rows: PartRowQuerySet, most: Mapping[str, int]) -> PartRowQuerySet:
    """The newest so many of each place among these: few, however many there are."""
    newest = rows.order_by("-at", "-pk").values("pk")
    # SQLite joins no questions that end after so many.
    first, *more = (
        PartRow.objects.filter(pk__in=newest.filter(place=place)[:number]).values_list("pk", flat=True)
        for place, number in most.items()
    )
    # Asked apart: all in one is deeper than it reads.
    return PartRow.objects.filter(pk__in=list(first.union(*more, all=True)))


def _found_by_postgres(rows: PartRowQuerySet, asked: Asked, most: Mapping[str, int]) -> PartRowQuerySet:
    """Those of these that hold what was asked for; where very many do, the newest so many of each place."""
    if asked.is_nothing:
        ways = [newest_of_each(rows, most)]
    else:
        walked = asked.is_walked_beside(max(most.values()))
        few = rows.filter(asked.in_part(), ~walked, place__in=most).values("pk")
        ways = [question(few), newest_of_each(rows.filter(asked.held_by_part(), walked), most)]
    return PartRow.objects.filter(is_one_of(*ways))


def asked_in(query: str, viewer: Viewer, chosen: Mapping[str, str]) -> Asked:
    """What is asked for where only what stands in one place is looked for."""
    to = narrowing(chosen, viewer)
    return Asked.exactly(query, viewer, to.marks + to.month, to.times)
