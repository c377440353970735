"""What somebody is asked for in a room. Who asks is told here by an app above, so that this one need not know it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from hub.people.models import Person
from hub.school.models import Grade


@dataclass(frozen=True)
class Asked:
    """What a room holds when it is done. Without an assignment: a goal with its answer, and a piece with its why.

    `questions`: the names of the questions that each label answers, with own words for them or "". `kinds`: those that
    are wanted, which `kind_words` names; with `one_of_each` a piece of each of them is asked for, else they are only
    suggested. `steps`: further ones in the words of whoever asks, and whether each is ticked, which happens at
    `tick_url`. `rubric`: what good work looks like. `due`: until when, in words. `newer_url`: where what the teacher
    changed meanwhile is taken, or "".
    """

    goals: int = 1
    reflections: bool = True
    pieces: int = 1
    kinds: tuple[str, ...] = ()
    one_of_each: bool = False
    questions: Mapping[str, str] = field(default_factory=lambda: {"why": ""})
    kind_words: str = ""
    steps: tuple[tuple[str, bool], ...] = ()
    tick_url: str = ""
    rubric: tuple[str, ...] = ()
    name: str = ""
    title: str = ""
    words: str = ""
    by: str = ""
    due: str = ""
    pictures_until: datetime.date | None = None
    newer_url: str = ""

    @property
    def needed_kinds(self) -> frozenset[str]:
        """The kinds of which a piece each must hang."""
        return frozenset(self.kinds) if self.one_of_each else frozenset()


NOTHING = Asked()
Asks = Callable[[Person, Grade, datetime.date], Asked | None]
_ASKED_THROUGH: dict[str, Asks] = {}


def asked_through(name: str, asks: Asks) -> None:
    """Register who asks: `asks(student, grade, today)` is what is asked for in the room of this grade; None
    for nothing."""
    _ASKED_THROUGH[name] = asks


def asked_of(student: Person | None, grade: Grade | None, today: datetime.date) -> Asked:
    """What is asked of this student for the room of this grade."""
    if student is not None and grade is not None:
        for asks in _ASKED_THROUGH.values():
            if (asked := asks(student, grade, today)) is not None:
                return asked
    return NOTHING
