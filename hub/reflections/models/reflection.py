"""The honest answer to: did I meet it, why, and did it help?"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.audience.as_text import as_text
from hub.audience.audiences import Audience
from hub.audience.kept_for_lead import not_kept_for_lead
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.ids import new_public_id
from hub.reflections.models.goal import Goal
from hub.school.models import School

BELONGING = Belonging(authored=lambda test: test.of("goal__student_id"))


class ReflectionQuerySet(GuardedQuerySet["Reflection"]):
    """Reflections."""

    @as_text
    def visible_to(self, viewer: Viewer) -> ReflectionQuerySet:
        """One's own, and those shown to the viewer; whoever does not see the goal does not see the reflection."""
        own = Q(goal__student=viewer.person) if viewer.person else NOBODY
        alright = not_kept_for_lead("reflections.Reflection")
        goal_is_seen = Goal.objects.visible_to(viewer).holding("goal")
        return self.filter(goal_is_seen, own | (viewer.sees(BELONGING, approval="") & alright), school=viewer.school)

    def editable_by(self, viewer: Viewer) -> ReflectionQuerySet:
        """Those on one's own goals."""
        return self.filter(goal__student=viewer.person, school=viewer.school) if viewer.person else self.none()


class Reflection(models.Model):
    """What became of a goal. It has an audience of its own: the goal can be for everyone and this for the teachers."""

    class State(models.TextChoices):
        MET = "met", _("Met")
        PARTLY = "partly", _("Partly")
        NOT_YET = "not-yet", _("Not yet")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="reflections")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="reflections")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    state = models.CharField(_("did you meet it?"), max_length=10, choices=State)
    why = models.TextField(_("why, or why not?"), blank=True)
    helped = models.TextField(_("did it help you this year?"), blank=True)
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.TEACHERS)
    written_at = models.DateTimeField(default=timezone.now)

    objects = ReflectionQuerySet.as_manager()

    class Meta:
        ordering = ["written_at"]
        constraints = [models.UniqueConstraint(fields=["goal"], name="one_reflection_a_goal")]

    def __str__(self) -> str:
        return self.get_state_display()

    @classmethod
    def answer(cls, goal: Goal, *, state: str, why: str, helped: str) -> Reflection:
        """Say what became of the goal; a new answer takes the place of the one before."""
        said = {"state": cls.State(state), "why": why, "helped": helped}
        reflection, _made = cls.objects.update_or_create(
            goal=goal, defaults=said, create_defaults=said | {"school": goal.school}
        )
        return reflection

    @property
    def mark(self) -> str:
        """The state as design/_goal_state.html names it."""
        return MARKS[self.State(self.state)]


MARKS = {Reflection.State.MET: "met", Reflection.State.PARTLY: "part", Reflection.State.NOT_YET: "notyet"}
