"""Finding comments and rooms, by the same words and by whose and from when they are."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import BigIntegerField, BooleanField, ExpressionWrapper, F, Q, Window
from django.db.models.functions import Coalesce, DenseRank, RowNumber

from hub.audience.viewer import Viewer
from hub.search import searching
from hub.search.asking import Asked
from hub.search.models import PartRow, PartRowQuerySet
from hub.search.narrowing import ROOMS, narrowing, time_chosen

ROWS_OF_A_ROOM = 60
"""More than hang in a room."""
NUMBER = BigIntegerField()
ROOM = Coalesce("room", "piece__section", "hung__section", output_field=NUMBER)
IS_OF_ROOM = ExpressionWrapper(Q(comment=None), output_field=BooleanField())


def search_parts(
    asked: Asked, viewer: Viewer, chosen: Mapping[str, str], *, after: int = 0, most: int
) -> list[PartRow]:
    """So many comments and so many rooms that the viewer may see and that hold what was asked for, the newest first;
    of a room one part. With a place chosen only those of there, `after` so many.

    As in posts, no word that the viewer may not see moves or pushes away what is found (safety.md L4).
    """
    rows = PartRow.objects.visible_to(viewer).filter(time_chosen(chosen, viewer, "at"))
    if "in" in chosen:
        rows = rows.filter(comment__isnull=chosen["in"] == ROOMS)
    if asked.is_nothing:
        rows = _newest(rows, after + most)
    elif asked.how_many.parts < searching.FEW:
        rows = rows.filter(asked.in_part())
    else:
        rows = _newest(rows.filter(asked.held_by_part()), after + most)
    place = Window(
        DenseRank(),
        partition_by=[IS_OF_ROOM],
        order_by=[F("at").desc(), Coalesce(ROOM, "pk", output_field=NUMBER).desc()],
    )
    turn = Window(
        RowNumber(),
        partition_by=[Coalesce(ROOM, -F("pk"), output_field=NUMBER)],
        order_by=[F("room").desc(nulls_last=True), "pk"],
    )
    best = rows.annotate(place=place, turn=turn).filter(turn=1, place__gt=after, place__lte=after + most)
    return list(best.order_by("place").with_things())


def _newest(rows: PartRowQuerySet, most: int) -> PartRowQuerySet:
    """The newest so many comments among these and rows of as many rooms: few, however many there are. Each half is
    found by walking back in time."""
    newest = rows.order_by("-at", "-pk").values("pk")
    halves = (newest.filter(comment__isnull=False)[:most], newest.filter(comment=None)[: most * ROWS_OF_A_ROOM])
    said, hung = (PartRow.objects.filter(pk__in=half).values_list("pk", flat=True) for half in halves)
    # Asked apart: within the question for all that belongs to them, PostgreSQL would begin with everything.
    return PartRow.objects.filter(pk__in=list(said.union(hung, all=True)))


def asked_in(query: str, viewer: Viewer, chosen: Mapping[str, str]) -> Asked:
    """What is asked for where only comments or rooms are looked for."""
    to = narrowing(chosen, viewer)
    return Asked.exactly(query, viewer, to.marks + to.month)
