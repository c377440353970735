"""The goals of a room as rows of a form, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max, Q

from hub.audience.audiences import Audience
from hub.audience.viewer import Viewer
from hub.people.models import Person
from hub.reflections.models import Goal, GoalQuerySet, Reflection
from hub.showcase.forms import STATES, GoalForm
from hub.showcase.models import Section, SectionGoal, words_for_kept_back

MOST = 5
AT_LEAST = 3


@dataclass
class GoalRows:
    """Up to five goals, those of the year that could be taken in, and which stay behind, in words."""

    forms: list[GoalForm]
    offered: list[Goal]
    kept_back: str

    def are_valid(self) -> bool:
        """Whether all rows can be saved; each row is looked at, so that all mistakes are shown at once."""
        looked_at = [form.is_valid() for form in self.forms]
        return all(looked_at)


def goal_rows(section: Section, viewer: Viewer, data: Any = None) -> GoalRows:
    """The rows: those that hang there, and empty ones. `data`: what a form brought."""
    hung = list(section.section_goals.select_related("goal"))
    said = {
        one.goal_id: one for one in Reflection.objects.editable_by(viewer).filter(goal__in=[h.goal_id for h in hung])
    }
    forms = []
    for place in range(MOST):
        initial = _initial(hung[place], said.get(hung[place].goal_id)) if place < len(hung) else {}
        forms.append(GoalForm(data, prefix=f"goal-{place}", initial=initial))
    behind = sum(not one.shares and one.goal.audience == Audience.TEACHERS for one in hung)
    offered = list(goals_of_the_year(section, viewer).exclude(sections=section))
    return GoalRows(forms, offered, words_for_kept_back(behind, len(hung)))


def goals_of_the_year(section: Section, viewer: Viewer) -> GoalQuerySet:
    """One's own goals for the grade or the year of the room."""
    return Goal.objects.editable_by(viewer).filter(Q(grade=section.grade) | Q(year=section.year, year__isnull=False))


def save_goals(section: Section, rows: GoalRows, taken: list[str], viewer: Viewer, *, by: Person) -> None:
    """Hang the goals as the rows say. A row that was emptied takes its goal off the strip; the goal itself stays."""
    with transaction.atomic():
        kept = [_save_row(section, form.cleaned_data, place, viewer, by=by) for place, form in enumerate(rows.forms)]
        for goal in goals_of_the_year(section, viewer).filter(public_id__in=taken):
            if sum(one is not None for one in kept) < MOST:
                hung, _made = SectionGoal.objects.get_or_create(section=section, goal=goal, defaults={"position": MOST})
                kept.append(hung)
        section.section_goals.exclude(pk__in=[one.pk for one in kept if one is not None]).delete()


def _save_row(section: Section, row: dict[str, Any], place: int, viewer: Viewer, *, by: Person) -> SectionGoal | None:
    if not row["words"]:
        return None
    goal = Goal.objects.editable_by(viewer).filter(public_id=row["goal"]).first() if row["goal"] else None
    if goal is None:
        last = Goal.objects.editable_by(viewer).aggregate(last=Max("position"))["last"] or 0
        goal = Goal(school=section.school, student=by, grade=section.grade, year=section.year, position=last + 1)
    goal.words = row["words"]
    goal.save()
    if row["state"]:
        Reflection.answer(goal, state=STATES[row["state"]], why=row["why"], helped=row["helped"])
    hung, _made = SectionGoal.objects.update_or_create(section=section, goal=goal, defaults={"position": place})
    hung.share(row["shares"])
    return hung


def _initial(hung: SectionGoal, said: Reflection | None) -> dict[str, Any]:
    return {
        "goal": hung.goal.public_id,
        "words": hung.goal.words,
        "state": said.mark if said else "",
        "why": said.why if said else "",
        "helped": said.helped if said else "",
        "shares": hung.shares or _shared_already(hung.goal, said),
    }


def _shared_already(goal: Goal, said: Reflection | None) -> str:
    """What others see of a goal that was shown before it could go with a room."""
    if goal.audience == Audience.TEACHERS:
        return SectionGoal.Shares.NOTHING
    if said is not None and said.audience != Audience.TEACHERS:
        return SectionGoal.Shares.ALL
    return SectionGoal.Shares.GOAL
