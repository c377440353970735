"""How far a room is, step by step, and beside what is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, CharField, Q, TextField, Value, When
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.showcase.asked import NOTHING, Asked
from hub.showcase.models.piece import PieceKind
from hub.showcase.models.section import Section

SAID = ~Q(goal__reflections__why="")
ON_A_LABEL = ("why", "learned", "next_step")
_A_GOAL = "a goal"


@dataclass(frozen=True)
class Part:
    """One part of what is asked: the step in which it is made, how far it is in words, and whether it is there."""

    step: str
    words: str
    is_done: bool


@dataclass(frozen=True)
class Progress:
    """Numbers of a room: its goals, those with an answer that says why, its pieces, those whose label answers what is
    asked, and the kinds among them."""

    goals: int
    answered: int
    pieces: int
    labelled: int
    is_open: bool
    kinds: frozenset[str] = frozenset()
    asked: Asked = NOTHING

    @classmethod
    def of(cls, section: Section, asked: Asked = NOTHING) -> Progress:
        """Asks the database one question, for goals and pieces together: a goal has words where it is answered."""
        said = Case(When(Q(goal__reflections__isnull=False) & SAID, then=Value("said")), default=Value(""))
        words = [Cast(said, TextField()), *[Value("", TextField())] * (len(ON_A_LABEL) - 1)]
        goals = section.section_goals.order_by().values_list(Value(_A_GOAL, CharField()), *words)
        pieces = section.pieces.order_by().values_list("kind", *ON_A_LABEL)
        found = list(pieces.union(goals, all=True))
        return cls.told(
            goals=sum(kind == _A_GOAL for kind, *_words in found),
            answered=sum(kind == _A_GOAL and bool(words[0]) for kind, *words in found),
            pieces=[line for line in found if line[0] != _A_GOAL],
            is_open=section.shown_at is not None,
            asked=asked,
        )

    @classmethod
    def told(
        cls, *, goals: int, answered: int, pieces: Iterable[tuple[str, ...]], is_open: bool, asked: Asked
    ) -> Progress:
        """The progress of a room whose pieces are given, each with its kind and the words on its label."""
        found = [(kind, dict(zip(ON_A_LABEL, words, strict=True))) for kind, *words in pieces]
        return cls(
            goals=goals,
            answered=answered,
            pieces=len(found),
            labelled=sum(all(words[name] for name in asked.questions) for _kind, words in found),
            is_open=is_open,
            kinds=frozenset(kind for kind, _words in found),
            asked=asked,
        )

    def is_done(self, step: str) -> bool:
        """Whether nothing is missing in this step, "goals", "reflections", "choose", "labels" or "share"."""
        asked = self.asked
        return {
            "goals": self.goals >= asked.goals,
            "reflections": not asked.reflections or (self.answered == self.goals >= asked.goals),
            "choose": self.pieces >= asked.pieces and asked.needed_kinds <= self.kinds,
            "labels": self.pieces >= min(1, asked.pieces) and self.labelled == self.pieces,
            "share": self.is_open,
        }[step]

    @property
    def parts(self) -> list[Part]:
        """What is asked, part by part, in the order in which it is made; empty when nobody asks."""
        asked, found = self.asked, []
        if not asked.name:
            return []
        if asked.goals:
            found.append(Part("goals", self._goals, self.is_done("goals")))
            if asked.reflections:
                words = _("%(done)d of %(all)d goals have their reflection")
                numbers = {"done": self.answered, "all": max(self.goals, asked.goals)}
                found.append(Part("reflections", words % numbers, self.is_done("reflections")))
        if asked.pieces:
            found.append(Part("choose", self._pieces, self.pieces >= asked.pieces))
        found += [Part("choose", words, is_done) for words, is_done in self._kinds]
        if asked.pieces and asked.questions:
            words = _("%(done)d of %(all)d labels written") % {"done": self.labelled, "all": self.pieces}
            found.append(Part("labels", words, self.is_done("labels")))
        return found

    @property
    def has_all(self) -> bool:
        """Whether all that is asked is there."""
        return all(part.is_done for part in self.parts)

    @property
    def _goals(self) -> str:
        asked = self.asked.goals
        words = ngettext("%(asked)d goal asked, %(there)d there", "%(asked)d goals asked, %(there)d there", asked)
        return words % {"asked": asked, "there": self.goals}

    @property
    def _pieces(self) -> str:
        asked = self.asked.pieces
        words = ngettext("%(asked)d piece asked, %(there)d hang", "%(asked)d pieces asked, %(there)d hang", asked)
        return words % {"asked": asked, "there": self.pieces}

    @property
    def _kinds(self) -> list[tuple[str, bool]]:
        needed = [kind for kind in PieceKind if kind in self.asked.needed_kinds]
        return [(_("one of the kind “%(kind)s”") % {"kind": kind.label}, kind in self.kinds) for kind in needed]
