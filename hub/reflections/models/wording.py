"""What a goal said before."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hub.audience.as_text import as_text
from hub.audience.kept_for_lead import not_kept_for_lead
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.people.models import Person
from hub.reflections.models.goal import Goal

BELONGING = Belonging(authored=lambda test: test.of("goal__student_id"))


class EarlierWordingQuerySet(GuardedQuerySet["EarlierWording"]):
    """Earlier wordings."""

    @as_text
    def visible_to(self, viewer: Viewer) -> EarlierWordingQuerySet:
        """Those of one's own goals, and for teachers those of goals that they see: how one came to a goal is shown to
        nobody else, whoever sees the goal, and what worried stays with the lead."""
        own = Q(goal__student=viewer.person) if viewer.person else NOBODY
        goal_is_seen = Goal.objects.visible_to(viewer).holding("goal")
        alright = not_kept_for_lead("reflections.EarlierWording")
        return self.filter(goal_is_seen, own | (viewer.moderates(BELONGING) & alright))

    def editable_by(self, viewer: Viewer) -> EarlierWordingQuerySet:
        """None: what was, was."""
        return self.none()


class EarlierWording(models.Model):
    """The words of a goal until somebody changed them."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="earlier_wordings")
    words = models.CharField(max_length=500)
    subject = models.CharField(max_length=80, blank=True)
    until = models.DateTimeField()
    changed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = EarlierWordingQuerySet.as_manager()

    class Meta:
        ordering = ["-until", "-pk"]

    def __str__(self) -> str:
        return self.words
