"""What was done towards a goal."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.reflections.models.goal import Goal


class TowardsQuerySet(GuardedQuerySet["Towards"]):
    """Posts that were done towards goals."""

    def visible_to(self, viewer: Viewer) -> TowardsQuerySet:
        """Those of which the viewer may see both the goal and the post."""
        goal_is_seen = Goal.objects.visible_to(viewer).holding("goal")
        post_is_seen = Entry.objects.visible_to(viewer).out(viewer.now).holding("entry")
        return self.filter(goal_is_seen, post_is_seen)

    def editable_by(self, viewer: Viewer) -> TowardsQuerySet:
        """Those of one's own goals."""
        return self.filter(goal__student=viewer.person, goal__school=viewer.school) if viewer.person else self.none()


class Towards(models.Model):
    """A post of the student that was done towards a goal. Who sees the one does not see the other by it."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="done_towards")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="towards_goals")
    added_at = models.DateTimeField(default=timezone.now)

    objects = TowardsQuerySet.as_manager()

    class Meta:
        ordering = ["-added_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["goal", "entry"], name="a_post_once_a_goal")]

    def __str__(self) -> str:
        return f"{self.entry} → {self.goal}"

    @classmethod
    def put(cls, post: Entry, goal: Goal) -> None:
        """The post stands with the goal; put there twice, it stands there once."""
        cls.objects.get_or_create(goal=goal, entry=post)
