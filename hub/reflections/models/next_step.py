"""What somebody said would be next, and the goal that it became."""

from __future__ import annotations

from django.db import models, transaction
from django.utils import timezone

from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.people.models import Person
from hub.reflections.models.goal import Goal
from hub.reflections.models.thought import Thought
from hub.school.models import Grade, School, SchoolYear

LONGEST = 500


class NextStepQuerySet(GuardedQuerySet["NextStep"]):
    """Next steps."""

    def visible_to(self, viewer: Viewer) -> NextStepQuerySet:
        """One's own: where a goal came from is told to nobody else, for what it came from may be hidden from them."""
        return self.editable_by(viewer)

    def editable_by(self, viewer: Viewer) -> NextStepQuerySet:
        """One's own."""
        return self.filter(goal__student=viewer.person, goal__school=viewer.school) if viewer.person else self.none()


class NextStep(models.Model):
    """From where a goal came: the words on the label of a piece, or in a reflection."""

    goal = models.OneToOneField(Goal, on_delete=models.CASCADE, related_name="next_step")
    words = models.TextField()
    said_about = models.CharField(max_length=200, blank=True)
    entry = models.ForeignKey(Entry, on_delete=models.SET_NULL, null=True, blank=True, related_name="next_steps")
    thought = models.ForeignKey(Thought, on_delete=models.SET_NULL, null=True, blank=True, related_name="next_steps")
    made_at = models.DateTimeField(default=timezone.now)

    objects = NextStepQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.words[:60]

    def become_goal(self, student: Person, school: School, *, grade: Grade | None, year: SchoolYear | None) -> Goal:
        """Make it a goal for this grade and year. The same words of the same person became one goal already."""
        known = NextStep.objects.filter(goal__student=student, goal__school=school, words=self.words).first()
        if known is not None:
            return known.goal
        with transaction.atomic():
            goal = Goal.begin(student, school, grade=grade, year=year)
            goal.words = " ".join(self.words.split())[:LONGEST]
            goal.save()
            self.goal = goal
            self.save()
        return goal
