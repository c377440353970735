"""What each kind of thing that is no post is found by: its words, whose it is, and when it was said."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.utils import timezone

from hub.comments.models import Saying
from hub.people.models import Person
from hub.reflections.models import Reflection, Thought
from hub.school.models import School
from hub.search.asking import OF_NAME
from hub.search.indexing import words_of_file, words_of_person
from hub.search.models import PartRow
from hub.search.models.part_row import SAID, THOUGHT
from hub.search.narrowing import COMMENTS, REFLECTIONS, ROOMS, mark
from hub.showcase.models import Piece, Section, SectionGoal
from hub.text.excerpts import plain
from hub.text.words import tokens

ON_A_LABEL = ("heading", "title", "material", "why", "learned", "next_step")


class Source(NamedTuple):
    """Things of one model: their key in a row, how a row is made, and the ways from a thing to the blog that it belongs
    to (`on`), to who wrote it (`by`) and to its room, if it is in one."""

    model: type[Any]
    key: str
    row_of: Callable[[Any], PartRow]
    on: str
    by: str
    room: tuple[str, ...] = ()

    @property
    def beside(self) -> tuple[str, ...]:
        """What to fetch with a thing."""
        return ("school", self.by, *self.room)


def of_room(room: Section) -> PartRow:
    """Of what stands at its entrance. Fetch with the school, the year and the owner."""
    told = " ".join([room.title, room.introduction, plain(room.body), room.time])
    return PartRow(room=room, **_in_room(room, tokens(told)))


def of_piece(piece: Piece) -> PartRow:
    """Of its label and its picture. Fetch with these and what a room needs."""
    words = tokens(" ".join(getattr(piece, name) for name in ON_A_LABEL))
    if piece.picture is not None:
        words += [*words_of_file(piece.picture), mark("kind", piece.picture.kind)]
    return PartRow(piece=piece, **_in_room(piece.section, words))


def of_hung(hung: SectionGoal) -> PartRow:
    """Of a goal on the strip of a room. Fetch with it and what a room needs."""
    return PartRow(hung=hung, **_in_room(hung.section, tokens(f"{hung.goal.words} {hung.goal.subject}")))


def _of_comment(said: Saying) -> PartRow:
    return _of_saying("comment", said)


def _of_piece_comment(said: Any) -> PartRow:
    return _of_saying("piece_comment", said, section=said.piece.section)


def _of_greeting(said: Any) -> PartRow:
    return _of_saying("greeting", said, section=said.section)


def _of_thought(thought: Thought) -> PartRow:
    return PartRow(thought=thought, **_by(thought.student, thought.written_at, thought.school, tokens(thought.words)))


def _of_piece_thought(thought: Any) -> PartRow:
    told = _by(thought.student, thought.written_at, thought.school, tokens(thought.words))
    return PartRow(piece_thought=thought, section=thought.piece.section, **told)


def _of_reflection(answer: Reflection) -> PartRow:
    told = tokens(f"{answer.why} {answer.helped}")
    return PartRow(reflection=answer, **_by(answer.goal.student, answer.written_at, answer.school, told))


_PIECE, _IN_ROOM = "piece__section", "section__page__blog"
WRITTEN = (
    Source(SAID["comment"], "comment", _of_comment, "entry__blog", "writer"),
    Source(SAID["piece_comment"], "piece_comment", _of_piece_comment, f"piece__{_IN_ROOM}", "writer", (_PIECE,)),
    Source(SAID["greeting"], "greeting", _of_greeting, _IN_ROOM, "writer", ("section",)),
    Source(THOUGHT["thought"], "thought", _of_thought, "student__blogs", "student"),
    Source(THOUGHT["piece_thought"], "piece_thought", _of_piece_thought, f"piece__{_IN_ROOM}", "student", (_PIECE,)),
    Source(THOUGHT["reflection"], "reflection", _of_reflection, "goal__student__blogs", "goal__student"),
)


def _of_saying(key: str, said: Saying, section: Section | None = None) -> PartRow:
    first, *more = said.writer_name.split() or [""]
    called = [*tokens(first), *(OF_NAME + word for word in tokens(" ".join(more)))]
    called = words_of_person(said.writer) if said.writer else called
    words = [*tokens(plain(said.body)), *called, *_marks(said.writer, said.written_at, said.school)]
    told = {"school": said.school, "at": said.written_at, "words": " ".join(words), "place": COMMENTS}
    # By its number: a row that holds what was said is held by it, too, and there may be tens of thousands.
    return PartRow(section=section, **{f"{key}_id": said.pk}, **told)


def _by(student: Person, at: datetime.datetime, school: School, words: Iterable[str]) -> dict[str, Any]:
    """The other fields of a row of what a student thinks."""
    words = [*words, *words_of_person(student), *_marks(student, at, school)]
    return {"school": school, "at": at, "words": " ".join(words), "place": REFLECTIONS}


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
        "place": ROOMS,
        "section": room,
        "at": at,
        "words": " ".join([*words, *called, *_marks(owner, at, room.school)]),
    }


def _marks(person: Person | None, at: datetime.datetime, school: School) -> list[str]:
    by = [mark("by", str(person.pk))] if person else []
    return [*by, mark("month", f"{timezone.localdate(at, school.zone):%Y-%m}")]
