"""Keeps the words of rooms, comments and reflections beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from hub.blogs.models import Blog, Entry
from hub.media.models import MediaFile
from hub.people.models import Person
from hub.reflections.models import Goal
from hub.search.indexing import in_portions, index_entries
from hub.search.models import PartRow
from hub.search.part_rows import WRITTEN, Source, of_hung, of_piece, of_room
from hub.showcase.models import Piece, Section, SectionGoal

OWNED = ("school", "grade", "year", "page__blog__owner")
IN_ROOM = ("section__school", "section__year", "section__page__blog__owner")


def part_was_saved(sender: type[Any], instance: Any, **_more: Any) -> None:
    """Write the words of a comment, a room, a piece, a goal or a reflection anew, as soon as it is kept."""
    transaction.on_commit(partial(_WRITERS[sender], Q(pk=instance.pk)))


def index_parts_of(blog: Blog) -> None:
    """Write the words of all that belongs to a blog anew; for what came in many at once."""
    for source in WRITTEN:
        _write_all(source, Q(**{source.on: blog}))
    index_rooms(Q(page__blog=blog))


def index_all_by(person: Person) -> None:
    """Write the words of all that somebody wrote, said and hung anew: they go by another name outside."""
    index_entries(Entry.objects.filter(authors=person))
    for source in WRITTEN:
        _write_all(source, Q(**{source.by: person}))
    index_rooms(Q(page__blog__owner=person))


def index_parts_with(file: MediaFile) -> None:
    """Write the words of all pieces anew that show this file: something else is said about it."""
    _write_pieces(Q(picture=file))


def index_all_parts() -> int:
    """Write the words of all rooms, comments and reflections anew, and give their number."""
    return sum(_write_all(source, Q()) for source in WRITTEN) + index_rooms(Q())


def index_rooms(which: Q) -> int:
    """Those of these rooms, with all that hangs there."""
    rooms = Section.objects.filter(which)
    within = Q(section__in=rooms.order_by().values("pk"))
    return _write(rooms.select_related(*OWNED), of_room, "room") + _write_pieces(within) + _write_hung(within)


def index_one(thing: Any) -> None:
    """Write the words of a thing anew that was changed without being saved."""
    _WRITERS[type(thing)](Q(pk=thing.pk))


def _write_all(source: Source, which: Q) -> int:
    things = source.model._default_manager.filter(which).select_related(*source.beside)  # noqa: SLF001 - a model's.
    return _write(things, source.row_of, source.key)


def _write_pieces(which: Q) -> int:
    return _write(Piece.objects.filter(which).select_related("picture", *IN_ROOM), of_piece, "piece")


def _write_hung(which: Q) -> int:
    return _write(SectionGoal.objects.filter(which).select_related("goal", *IN_ROOM), of_hung, "hung")


def _write_goals(which: Q) -> int:
    return _write_hung(Q(goal__in=Goal.objects.filter(which).order_by().values("pk")))


_WRITERS: dict[type[Any], Callable[[Q], int]] = {
    Section: index_rooms,
    Piece: _write_pieces,
    SectionGoal: _write_hung,
    Goal: _write_goals,
    **{source.model: partial(_write_all, source) for source in WRITTEN},
}
PARTS = tuple(_WRITERS)
"""What tells by being saved that its words are other ones."""


def _write(things: QuerySet[Any], row_of: Callable[[Any], PartRow], key: str) -> int:
    return in_portions(things, lambda portion: [row_of(thing) for thing in portion], key, ["at", "words", "section"])
