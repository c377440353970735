"""A reflection as a thing of its own: about a post, a goal or a time."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.audience.as_text import as_text
from hub.audience.audiences import Audience
from hub.audience.kept_for_lead import not_kept_for_lead
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.blogs.models import Entry
from hub.reflections.models.any_thought import AnyThought
from hub.reflections.models.goal import Goal

BELONGING = Belonging(authored=lambda test: test.of("student_id"))


class ThoughtQuerySet(GuardedQuerySet["Thought"]):
    """Thoughts."""

    @as_text
    def visible_to(self, viewer: Viewer) -> ThoughtQuerySet:
        """One's own, and those shown to the viewer; whoever does not see the post or the goal does not see what is
        thought about it. What waits for a yes is the writer's and the teachers'."""
        own = Q(student=viewer.person) if viewer.person else NOBODY
        posts = Entry.objects.visible_to(viewer).out(viewer.now)
        post_is_seen = Q(entry=None) | posts.holding("entry")
        goal_is_seen = Q(goal=None) | Goal.objects.visible_to(viewer).holding("goal")
        meant = viewer.sees(BELONGING) & post_is_seen & goal_is_seen
        meant &= not_kept_for_lead("reflections.Thought")
        return self.filter(own | meant, school=viewer.school)

    def editable_by(self, viewer: Viewer) -> ThoughtQuerySet:
        """One's own."""
        return self.filter(student=viewer.person, school=viewer.school) if viewer.person else self.none()

    def moderated_by(self, viewer: Viewer) -> ThoughtQuerySet:
        """Those of students that the viewer may let in or keep out; none that the lead has to see first, and none about
        what is the writer's alone."""
        return self.visible_to(viewer).filter(viewer.moderates(BELONGING))


class Thought(AnyThought):
    """What somebody thinks about a post, a goal or a time."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, null=True, blank=True, related_name="thoughts")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, null=True, blank=True, related_name="thoughts")
    period = models.CharField(_("about which time?"), max_length=80, blank=True)

    WRITTEN = (*AnyThought.WRITTEN, "period")

    objects = ThoughtQuerySet.as_manager()

    class Meta(AnyThought.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(entry__isnull=False, goal=None, period="")
                | Q(entry=None, goal__isnull=False, period="")
                | (Q(entry=None, goal=None) & ~Q(period="")),
                name="a_thought_is_about_one_thing",
            )
        ]

    def get_absolute_url(self) -> str:
        return reverse("thought", args=[self.public_id])

    @property
    def about(self) -> str:
        """What it is about, for whoever may see that."""
        return str(self.entry or self.goal or self.period)

    def twin(self) -> Thought | None:
        """One of the same person that says the same about the same thing."""
        about = {"entry": self.entry, "goal": self.goal, "period": self.period}
        return Thought.objects.filter(student=self.student, kind=self.kind, words=self.words, **about).first()

    @property
    def widest(self) -> Audience:
        """For whom it is at most: for no more people than what it is about."""
        container = self.entry or self.goal
        return Audience(container.audience) if container else Audience.EVERYONE

    @property
    def is_about_time(self) -> bool:
        """Whether it is about no thing but a time."""
        return self.entry is None and self.goal is None
