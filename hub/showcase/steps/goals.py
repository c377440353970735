"""First step: the goals of the year, one by one or as a list out of the goals document."""

from __future__ import annotations

from typing import Any

from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from hub.ids import new_public_id
from hub.reflections.models import Goal, GoalQuerySet
from hub.showcase.forms import GoalForm, GoalListForm
from hub.showcase.models import SectionGoal
from hub.showcase.steps.kept import Kept, kept_of
from hub.showcase.steps.step import Step

MOST = 12
AT_LEAST = 3


class GoalsStep(Step):
    """Rows of words. An emptied row takes its goal off the strip; the goal itself stays."""

    name, word, template = "goals", _("Goals"), "showcase/step_goals.html"

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.hung = list(self.section.section_goals.select_related("goal"))
        self.list_form = GoalListForm(self.data)
        self.rows = self._rows()

    @property
    def kept(self) -> list[Kept]:
        """The goals that hang."""
        rows = [GoalForm(prefix=f"goal-{place}", initial=self._initial(one)) for place, one in enumerate(self.hung)]
        return [field for row in rows for field in kept_of(row)]

    def is_valid(self) -> bool:
        """A pasted list is looked at first: its lines come back as rows, and nothing is kept yet."""
        if self.list_form.is_valid() and (lines := self.list_form.cleaned_data["lines"]):
            self._put_in(lines)
            return False
        looked_at = [row.is_valid() for row in self.rows]
        return all(looked_at)

    def save(self) -> None:
        """Hang the goals as the rows say, then those of the year that were ticked (POST `take`)."""
        kept = [self._keep(row, place) for place, row in enumerate(self.rows) if row.cleaned_data["words"]]
        for goal in self._of_the_year().filter(public_id__in=self.request.POST.getlist("take")):
            if len(kept) < MOST:
                given = {"position": len(kept)}
                kept.append(SectionGoal.objects.get_or_create(section=self.section, goal=goal, defaults=given)[0])
        self.section.section_goals.exclude(pk__in=[one.pk for one in kept]).delete()

    def context(self) -> dict[str, Any]:
        """The rows, and goals of the year that do not hang here yet."""
        offered = list(self._of_the_year().exclude(sections=self.section))
        return {"rows": self.rows, "list_form": self.list_form, "offered": offered}

    def _rows(self) -> list[GoalForm]:
        told = [self._initial(one) for one in self.hung]
        if self.data is not None:
            count = sum(f"goal-{place}-goal" in self.data for place in range(MOST))
            told += [{}] * (count - len(told))
        else:
            told += [{"goal": new_public_id()} for _empty in range(max(AT_LEAST - len(told), 1))]
        return [GoalForm(self.data, prefix=f"goal-{place}", initial=row) for place, row in enumerate(told[:MOST])]

    def _put_in(self, lines: list[str]) -> None:
        typed = [row.typed for row in self.rows if row.typed["words"]]
        told = [{"goal": new_public_id(), "words": words} for words in lines]
        self.rows = [GoalForm(prefix=f"goal-{place}", initial=row) for place, row in enumerate((typed + told)[:MOST])]
        self.list_form = GoalListForm()
        self.note = _("Here are your goals, one by one. Change what you like. Going on keeps them.")

    def _initial(self, hung: SectionGoal) -> dict[str, Any]:
        return {"goal": hung.goal.public_id, "words": hung.goal.words, "subject": hung.goal.subject}

    def _keep(self, row: GoalForm, place: int) -> SectionGoal:
        """The row names its goal before it is there, so that the same row sent twice is the same goal."""
        own, said = Goal.objects.editable_by(self.viewer), row.cleaned_data
        goal = own.filter(public_id=said["goal"]).first()
        if goal is None:
            goal = self._new(own)
            goal.take_id(said["goal"])
        goal.words, goal.subject = said["words"], said["subject"]
        goal.save()
        return SectionGoal.objects.update_or_create(section=self.section, goal=goal, defaults={"position": place})[0]

    def _new(self, own: GoalQuerySet) -> Goal:
        last = own.aggregate(last=Max("position"))["last"] or 0
        room = self.section
        return Goal(
            school=room.school, student=self.request.person, grade=room.grade, year=room.year, position=last + 1
        )

    def _of_the_year(self) -> GoalQuerySet:
        return goals_of_the_year(self.section, Goal.objects.editable_by(self.viewer))


def goals_of_the_year(section: Any, own: GoalQuerySet) -> GoalQuerySet:
    """Those for the grade or the year of the room."""
    return own.filter(Q(grade=section.grade) | Q(year=section.year, year__isnull=False))
