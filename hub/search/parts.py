"""Finding rooms, comments and reflections, by the same words and by whose and from when they are."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import BigIntegerField, Case, F, When, Window
from django.db.models.functions import DenseRank, RowNumber

from hub.audience.viewer import Viewer
from hub.search.asking import Asked
from hub.search.models import PartRow, PartRowQuerySet
from hub.search.narrowing import PLACES, REFLECTIONS, ROOMS, narrowing, time_chosen
from hub.search.searching import is_walked

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
    rows = PartRow.objects.visible_to(viewer).filter(time_chosen(chosen, viewer, "at"))
    if not viewer.is_signed_in:  # Who is not cannot open a reflection.
        rows = rows.exclude(place=REFLECTIONS)
    if "in" in chosen:
        rows = rows.filter(place=chosen["in"])
    if asked.is_nothing:
        rows = _newest(rows, after + most)
    elif is_walked(asked.how_many.parts, asked.how_many.all_parts, after + most):
        rows = _newest(rows.filter(asked.held_by_part()), after + most)
    else:
        rows = rows.filter(asked.in_part())
    rank = Window(DenseRank(), partition_by=[F("place")], order_by=[F("at").desc(), THING.desc()])
    turn = Window(RowNumber(), partition_by=[F("place"), THING], order_by=[F("room").desc(nulls_last=True), "pk"])
    best = rows.annotate(rank=rank, turn=turn).filter(turn=1, rank__gt=after, rank__lte=after + most)
    return list(best.order_by("rank").with_things())


def _newest(rows: PartRowQuerySet, most: int) -> PartRowQuerySet:
    """The newest so many among these, and rows of as many rooms: few, however many there are. Those of each place are
    found by walking back in time."""
    newest = rows.order_by("-at", "-pk").values("pk")
    parts = (newest.filter(place=place)[: most * (ROWS_OF_A_ROOM if place == ROOMS else 1)] for place in PLACES)
    first, *more = (PartRow.objects.filter(pk__in=part).values_list("pk", flat=True) for part in parts)
    # Asked apart: within the question for all that belongs to them, PostgreSQL would begin with everything.
    return PartRow.objects.filter(pk__in=list(first.union(*more, all=True)))


def asked_in(query: str, viewer: Viewer, chosen: Mapping[str, str]) -> Asked:
    """What is asked for where only what stands in one place is looked for."""
    to = narrowing(chosen, viewer)
    return Asked.exactly(query, viewer, to.marks + to.month)
