"""First step: the goals of the year, one by one or as a list out of the goals document."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hub.reflections.goal_rows import MOST, GoalRows
from hub.reflections.models import Goal, GoalQuerySet
from hub.showcase.models import SectionGoal
from hub.showcase.steps.kept import Kept, kept_of
from hub.showcase.steps.step import Step

AT_LEAST = 3


class GoalsStep(Step):
    """Rows of words. An emptied row takes its goal off the strip; the goal itself stays."""

    name, word, template = "goals", _("Goals"), "showcase/step_goals.html"

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.goals = [hung.goal for hung in self.section.section_goals.select_related("goal")]
        self.rows = GoalRows(self.data, self.goals, empty=max(AT_LEAST - len(self.goals), 1))

    @property
    def kept(self) -> list[Kept]:
        """The goals that hang."""
        return [field for row in GoalRows.as_kept(self.goals) for field in kept_of(row)]

    def is_valid(self) -> bool:
        """A pasted list is looked at first: its lines come back as rows, and nothing is kept yet."""
        if self.rows.take_list():
            self.note = _("Here are your goals, one by one. Change what you like. Going on keeps them.")
            return False
        return self.rows.are_valid()

    def save(self) -> None:
        """Hang the goals as the rows say, then those of the year that were ticked (POST `take`)."""
        goals = self.rows.keep(self.viewer, self._begin, by=self.request.person)
        kept = [self._hang(goal, place) for place, goal in enumerate(goals)]
        for goal in self._of_the_year().filter(public_id__in=self.request.POST.getlist("take")):
            if len(kept) < MOST:
                given = {"position": len(kept)}
                kept.append(SectionGoal.objects.get_or_create(section=self.section, goal=goal, defaults=given)[0])
        self.section.section_goals.exclude(pk__in=[one.pk for one in kept]).delete()

    def context(self) -> dict[str, Any]:
        """The rows, and goals of the year that do not hang here yet."""
        offered = list(self._of_the_year().exclude(sections=self.section))
        return {"rows": self.rows.forms, "list_form": self.rows.list_form, "offered": offered}

    def _hang(self, goal: Goal, place: int) -> SectionGoal:
        return SectionGoal.objects.update_or_create(section=self.section, goal=goal, defaults={"position": place})[0]

    def _begin(self) -> Goal:
        room = self.section
        return Goal.begin(self.request.person, room.school, grade=room.grade, year=room.year)

    def _of_the_year(self) -> GoalQuerySet:
        return goals_of_the_year(self.section, Goal.objects.editable_by(self.viewer).held())


def goals_of_the_year(section: Any, own: GoalQuerySet) -> GoalQuerySet:
    """Those for the grade or the year of the room."""
    return own.filter(section.its_time)
