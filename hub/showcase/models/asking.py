"""A room that a teacher has said yes to waits again when something comes in that no teacher has seen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Any

from django.db import transaction
from django.db.models import Q

from hub.audience.audiences import Audience
from hub.people.models import Person
from hub.reflections.models import Goal, Reflection
from hub.showcase.models.piece import Piece
from hub.showcase.models.room_link import RoomLink
from hub.showcase.models.section import Section
from hub.showcase.models.section_goal import SectionGoal

_OF_A_PIECE = (
    "public_id", "heading", "kind", "title", "material", "why", "learned", "next_step",
    "entry_id", "picture_id", "address", "video_address", "promised_for",
)  # fmt: skip


@contextmanager
def asking_again(section: Section, *, by: Person) -> Iterator[None]:
    """Change the room inside. All rooms of its page are looked at, for a goal may hang in two of them; what is only
    moved or taken down needs no new yes, and what no visitor sees needs none either. Secret links to it ask again."""
    with transaction.atomic():
        before = _on_the_walls(section.page_id)
        yield
        new = {room for room, *_words in _on_the_walls(section.page_id) - before}
        for room in Section.objects.filter(pk__in=new).select_related("approval", "school__policy"):
            room.ask_again(by=by)
        RoomLink.ask_again(new)
    section.refresh_from_db(fields=["approval"])


def goal_was_reworded(*, goal: Goal, by: Person, **_kwargs: Any) -> None:
    """A goal says something else: rooms on whose walls visitors read it wait again."""
    read = SectionGoal.objects.filter(goal=goal).exclude(shares="", goal__audience=Audience.TEACHERS)
    for hung in read.select_related("section__approval", "section__school__policy"):
        hung.section.ask_again(by=by)


def _on_the_walls(page: int) -> set[tuple[Any, ...]]:
    """All that visitors of the page's rooms read and see, each with the number of its room."""
    rooms = Section.objects.filter(page=page).values_list("pk", "title", "introduction")
    goals = SectionGoal.objects.filter(section__page=page).exclude(shares="", goal__audience=Audience.TEACHERS)
    hung = "goal__section_goals"
    goes_along = Q(**{f"{hung}__shares": SectionGoal.Shares.ALL}) | ~Q(audience=Audience.TEACHERS)
    said = Reflection.objects.filter(goes_along, **{f"{hung}__section__page": page})
    pieces = Piece.objects.filter(section__page=page)
    return set(
        chain(
            rooms,
            goals.values_list("section", "goal__words"),
            said.values_list(f"{hung}__section", "state", "why", "helped"),
            pieces.values_list("section", *_OF_A_PIECE),
        )
    )
