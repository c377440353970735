"""Keeps the words of comments and rooms beside them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from hub.blogs.models import Blog, Entry
from hub.comments.models import Comment
from hub.media.models import MediaFile
from hub.people.models import Person
from hub.reflections.models import Goal
from hub.school.models import School
from hub.search.asking import OF_NAME
from hub.search.indexing import in_portions, index_entries, words_of_file, words_of_person
from hub.search.models import PartRow
from hub.search.narrowing import mark
from hub.showcase.models import Piece, Section, SectionGoal
from hub.text.excerpts import plain
from hub.text.words import tokens

ON_A_LABEL = ("heading", "title", "material", "why", "learned", "next_step")


def part_was_saved(sender: type[Any], instance: Any, **_more: Any) -> None:
    """Write the words of a comment, a room, a piece or a goal anew, as soon as it is kept."""
    transaction.on_commit(partial(_WRITERS[sender], sender._default_manager.filter(pk=instance.pk)))  # noqa: SLF001 - a model's.


def index_parts_of(blog: Blog) -> None:
    """Write the words of all comments and rooms of a blog anew; for what came in many at once."""
    index_comments(Comment.objects.filter(entry__blog=blog))
    index_rooms(Section.objects.filter(page__blog=blog))


def index_all_by(person: Person) -> None:
    """Write the words of all that somebody wrote, said and hung anew: they go by another name outside."""
    index_entries(Entry.objects.filter(authors=person))
    index_comments(Comment.objects.filter(writer=person))
    index_rooms(Section.objects.filter(page__blog__owner=person))


def index_parts_with(file: MediaFile) -> None:
    """Write the words of all pieces anew that show this file: something else is said about it."""
    index_pieces(Piece.objects.filter(picture=file))


def index_all_parts() -> int:
    """Write the words of all comments and rooms anew, and give their number."""
    return index_comments(Comment.objects.all()) + index_rooms(Section.objects.all())


def index_comments(comments: QuerySet[Comment]) -> int:
    """Those of these comments."""
    return _write(comments.select_related("school", "writer"), _of_comment, "comment")


def index_rooms(rooms: QuerySet[Section]) -> int:
    """Those of these rooms, with all that hangs there."""
    owned = rooms.select_related("school", "grade", "year", "page__blog__owner")
    within = Q(section__in=rooms.order_by().values("pk"))
    return _write(owned, _of_room, "room") + _write_pieces(within) + _write_hung(within)


def index_pieces(pieces: QuerySet[Piece]) -> int:
    """Those of these pieces."""
    return _write_pieces(Q(pk__in=pieces.order_by().values("pk")))


def _write_pieces(which: Q) -> int:
    pieces = Piece.objects.filter(which).select_related(
        "picture", "section__school", "section__year", "section__page__blog__owner"
    )
    return _write(pieces, _of_piece, "piece")


def _write_hung(which: Q) -> int:
    hung = SectionGoal.objects.filter(which).select_related(
        "goal", "section__school", "section__year", "section__page__blog__owner"
    )
    return _write(hung, _of_hung, "hung")


def _write_goals(goals: QuerySet[Goal]) -> int:
    return _write_hung(Q(goal__in=goals.order_by().values("pk")))


def _write_strips(strips: QuerySet[SectionGoal]) -> int:
    return _write_hung(Q(pk__in=strips.order_by().values("pk")))


_WRITERS: dict[type[Any], Callable[[Any], int]] = {
    Comment: index_comments,
    Section: index_rooms,
    Piece: index_pieces,
    SectionGoal: _write_strips,
    Goal: _write_goals,
}
PARTS = tuple(_WRITERS)
"""What tells by being saved that its words are other ones."""


def _write(things: QuerySet[Any], row_of: Callable[[Any], PartRow], key: str) -> int:
    return in_portions(things, lambda portion: [row_of(thing) for thing in portion], key, ["at", "words"])


def _of_comment(comment: Comment) -> PartRow:
    first, *more = comment.writer_name.split() or [""]
    called = [*tokens(first), *(OF_NAME + word for word in tokens(" ".join(more)))]
    called = words_of_person(comment.writer) if comment.writer else called
    by, at, school = comment.writer, comment.written_at, comment.school
    words = [*tokens(plain(comment.body)), *called, *_marks(by, at, school)]
    return PartRow(school=school, comment=comment, at=at, words=" ".join(words))


def _of_room(room: Section) -> PartRow:
    told = " ".join([room.title, room.introduction, plain(room.body), room.time])
    return PartRow(room=room, **_in_room(room, tokens(told)))


def _of_piece(piece: Piece) -> PartRow:
    words = tokens(" ".join(getattr(piece, name) for name in ON_A_LABEL))
    if piece.picture is not None:
        words += [*words_of_file(piece.picture), mark("kind", piece.picture.kind)]
    return PartRow(piece=piece, **_in_room(piece.section, words))


def _of_hung(hung: SectionGoal) -> PartRow:
    return PartRow(hung=hung, **_in_room(hung.section, tokens(f"{hung.goal.words} {hung.goal.subject}")))


def _in_room(room: Section, words: Iterable[str]) -> dict[str, Any]:
    """The other fields of a row of this room. A room of a year that was over when it was brought here counts as of
    that year's last day."""
    owner, at = room.page.blog.owner, room.made_at
    if room.year is not None:
        last = datetime.datetime.combine(room.year.ends_on, datetime.time(12))
        at = min(at, timezone.make_aware(last, room.school.zone))
    called = words_of_person(owner) if owner else []
    return {
        "school": room.school,
        "at": at,
        "words": " ".join([*words, *called, *_marks(owner, at, room.school)]),
    }


def _marks(person: Person | None, at: datetime.datetime, school: School) -> list[str]:
    by = [mark("by", str(person.pk))] if person else []
    return [*by, mark("month", f"{timezone.localdate(at, school.zone):%Y-%m}")]
