"""Rows in which goals are written, one by one or from a pasted list; on the page of goals and in a room."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hub.audience.viewer import Viewer
from hub.ids import new_public_id
from hub.people.models import Person
from hub.reflections.forms import GoalForm, GoalListForm
from hub.reflections.models import Goal

MOST = 12


class GoalRows:
    """Rows of words. An emptied row keeps no goal, and takes none away."""

    def __init__(self, data: Any, goals: list[Goal], *, empty: int = 1) -> None:
        """`data`: what was sent, or None; `goals`: those that stand in the first rows; `empty`: how many more rows."""
        self.list_form = GoalListForm(data)
        told = [told_of(goal) for goal in goals]
        if data is not None:
            count = sum(f"goal-{place}-goal" in data for place in range(MOST))
            told += [{}] * (count - len(told))
        else:
            told += [{"goal": new_public_id()} for _empty in range(empty)]
        self.forms = [_row(data, place, row) for place, row in enumerate(told[:MOST])]

    @classmethod
    def as_kept(cls, goals: list[Goal]) -> list[GoalForm]:
        """The rows of these goals as they are kept."""
        return [_row(None, place, told_of(goal)) for place, goal in enumerate(goals)]

    def take_list(self) -> bool:
        """Put the lines of a pasted list into rows to look at, after what is typed; whether there were any."""
        lines = self.list_form.cleaned_data["lines"] if self.list_form.is_valid() else []
        if lines:
            typed = [row.typed for row in self.forms if row.typed["words"]]
            told = [{"goal": new_public_id(), "words": words} for words in lines]
            self.forms = [_row(None, place, row) for place, row in enumerate((typed + told)[:MOST])]
            self.list_form = GoalListForm()
        return bool(lines)

    def are_valid(self) -> bool:
        """Every row is looked at, so that all mistakes are shown at once."""
        looked_at = [row.is_valid() for row in self.forms]
        return all(looked_at) and self.list_form.is_valid()

    @property
    def words(self) -> str:
        """All that is said in valid rows."""
        return "\n".join(f"{row.cleaned_data['words']}\n{row.cleaned_data['subject']}" for row in self.forms)

    def keep(self, viewer: Viewer, begin: Callable[[], Goal], *, by: Person) -> list[Goal]:
        """The goals as the rows say. `begin`: a new one, not kept yet. A row names its goal before it is there, so that
        the same row sent twice is the same goal."""
        kept = []
        for said in (row.cleaned_data for row in self.forms):
            if not said["words"]:
                continue
            goal = Goal.objects.editable_by(viewer).filter(public_id=said["goal"]).first()
            if goal is not None:
                goal.reword(said["words"], said["subject"], by=by)
            else:
                goal = begin()
                goal.take_id(said["goal"])
                goal.words, goal.subject = said["words"], said["subject"]
                goal.save()
            kept.append(goal)
        return kept


def told_of(goal: Goal) -> dict[str, Any]:
    """The goal as the fields of a row."""
    return {"goal": goal.public_id, "words": goal.words, "subject": goal.subject}


def _row(data: Any, place: int, initial: dict[str, Any]) -> GoalForm:
    return GoalForm(data, prefix=f"goal-{place}", initial=initial)
