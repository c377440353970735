"""A reflection as a thing of its own: about a post, a goal or a time."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.audience.as_text import as_text
from hub.audience.audiences import Audience
from hub.audience.kept_for_lead import not_kept_for_lead
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import NOBODY, Belonging, Viewer
from hub.blogs.models import Entry
from hub.ids import new_public_id
from hub.people.models import Person
from hub.reflections.models.goal import Goal
from hub.reflections.models.prompt import ThoughtKind
from hub.school.models import School, SchoolYear

BELONGING = Belonging(authored=lambda test: test.of("student_id"))


class ThoughtQuerySet(GuardedQuerySet["Thought"]):
    """Thoughts."""

    @as_text
    def visible_to(self, viewer: Viewer) -> ThoughtQuerySet:
        """One's own, and those shown to the viewer; whoever does not see the post or the goal does not see what is
        thought about it."""
        own = Q(student=viewer.person) if viewer.person else NOBODY
        posts = Entry.objects.visible_to(viewer).out(viewer.now)
        post_is_seen = Q(entry=None) | posts.holding("entry")
        goal_is_seen = Q(goal=None) | Goal.objects.visible_to(viewer).holding("goal")
        meant = viewer.sees(BELONGING, approval="") & post_is_seen & goal_is_seen
        meant &= not_kept_for_lead("reflections.Thought")
        return self.filter(own | meant, school=viewer.school)

    def editable_by(self, viewer: Viewer) -> ThoughtQuerySet:
        """One's own."""
        return self.filter(student=viewer.person, school=viewer.school) if viewer.person else self.none()


class Thought(models.Model):
    """What somebody thinks about a post, a goal or a time, begun by a prompt. Its audience is its own: the work can be
    for everyone and this for the teachers; never for more people than the work."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="thoughts")
    student = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="thoughts")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, null=True, blank=True, related_name="thoughts")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, null=True, blank=True, related_name="thoughts")
    period = models.CharField(_("about which time?"), max_length=80, blank=True)
    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, null=True, blank=True, related_name="thoughts")
    kind = models.CharField(max_length=15, choices=ThoughtKind)
    question = models.CharField(max_length=300, blank=True, help_text="as it was asked")
    words = models.TextField(_("what do you think?"))
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.TEACHERS)
    written_at = models.DateTimeField(default=timezone.now)

    objects = ThoughtQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(entry__isnull=False, goal=None, period="")
                | Q(entry=None, goal__isnull=False, period="")
                | (Q(entry=None, goal=None) & ~Q(period="")),
                name="a_thought_is_about_one_thing",
            )
        ]

    def __str__(self) -> str:
        return self.words[:60]

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
