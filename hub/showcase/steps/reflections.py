"""Second step: what became of each goal."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hub.audience.audiences import Audience
from hub.reflections.models import Goal, Reflection
from hub.reflections.remembering import written_about_goals
from hub.showcase.forms import STATES, ReflectionForm
from hub.showcase.models import Progress, SectionGoal
from hub.showcase.steps.kept import Kept, kept_of
from hub.showcase.steps.step import Step


class ReflectionsStep(Step):
    """A card for each goal that hangs."""

    name, word, template = "reflections", _("Reflections"), "showcase/step_reflections.html"
    keeps_parts = True

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        hung = list(self.section.section_goals.select_related("goal"))
        said = Reflection.objects.editable_by(self.viewer).filter(goal__in=[one.goal_id for one in hung])
        answers = {answer.goal_id: answer for answer in said}
        self.cards = [(one, self._form(one, answers.get(one.goal_id))) for one in hung]

    @property
    def kept(self) -> list[Kept]:
        """What was said about each goal."""
        return [field for _hung, form in self.cards for field in kept_of(form)]

    def is_valid(self) -> bool:
        """Every card is looked at, so that all mistakes are shown at once."""
        looked_at = [form.is_valid() for _hung, form in self.cards]
        return all(looked_at)

    def save(self) -> None:
        """A new answer takes the place of the one before; one that is not finished waits."""
        for hung, form in self.cards:
            if not form.is_valid():
                continue
            said = form.cleaned_data
            if said["state"]:
                Reflection.answer(hung.goal, state=STATES[said["state"]], why=said["why"], helped=said["helped"])
            hung.share(said["shares"])

    def line(self, progress: Progress) -> str:
        """How many have an answer that says why."""
        if not progress.goals:
            return ""
        return gettext("%(done)d of %(all)d reflections written") % {"done": progress.answered, "all": progress.goals}

    def context(self) -> dict[str, Any]:
        """The cards."""
        written = written_about_goals([hung.goal for hung, _form in self.cards], self.viewer)
        return {
            "cards": [
                {"goal": hung.goal, "form": form, "written": written.get(hung.goal_id, [])} for hung, form in self.cards
            ]
        }

    def _form(self, hung: SectionGoal, said: Reflection | None) -> ReflectionForm:
        initial = {
            "state": said.mark if said else "",
            "why": said.why if said else "",
            "helped": said.helped if said else "",
            "shares": hung.shares or _shared_already(hung.goal, said),
        }
        of_grown_up = self.section.grade_id is None
        prefix = f"goal-{hung.goal.public_id}"
        return ReflectionForm(self.data, of_grown_up=of_grown_up, prefix=prefix, initial=initial)


def _shared_already(goal: Goal, said: Reflection | None) -> str:
    """What others see of a goal that was shown before it could go with a room."""
    if goal.audience == Audience.TEACHERS:
        return SectionGoal.Shares.NOTHING
    if said is not None and said.audience != Audience.TEACHERS:
        return SectionGoal.Shares.ALL
    return SectionGoal.Shares.GOAL
