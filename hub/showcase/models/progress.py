"""How far a room is, step by step."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from hub.showcase.models.section import Section

SAID = ~Q(goal__reflections__why="")
LABELLED = ~Q(why="")


@dataclass(frozen=True)
class Progress:
    """Numbers of a room: its goals, those with an answer that says why, its pieces, and those whose label says why."""

    goals: int
    answered: int
    pieces: int
    labelled: int
    is_open: bool

    @classmethod
    def of(cls, section: Section) -> Progress:
        """Asks the database two questions."""
        answers = Count("pk", filter=Q(goal__reflections__isnull=False) & SAID)
        goals = section.section_goals.aggregate(goals=Count("pk"), answered=answers)
        pieces = section.pieces.aggregate(pieces=Count("pk"), labelled=Count("pk", filter=LABELLED))
        return cls(**goals, **pieces, is_open=section.shown_at is not None)

    def is_done(self, step: str) -> bool:
        """Whether nothing is missing in this step, "goals", "reflections", "choose", "labels" or "share"."""
        return {
            "goals": self.goals > 0,
            "reflections": self.goals > 0 and self.answered == self.goals,
            "choose": self.pieces > 0,
            "labels": self.pieces > 0 and self.labelled == self.pieces,
            "share": self.is_open,
        }[step]
