"""A post that asks a class for answers."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.people.models import Person
from hub.school.models import Classroom


class AskQuerySet(GuardedQuerySet["Ask"]):
    """Asks."""

    def visible_to(self, viewer: Viewer) -> AskQuerySet:
        """Those of the posts that the viewer sees."""
        return self.filter(Entry.objects.visible_to(viewer).holding("entry"))

    def editable_by(self, viewer: Viewer) -> AskQuerySet:
        """Those of the posts that the viewer may change."""
        return self.filter(Entry.objects.editable_by(viewer).holding("entry"))

    def out(self, now: datetime.datetime) -> AskQuerySet:
        """Those whose post is out."""
        return self.filter(entry__published_at__lte=now, entry__withdrawn_at=None, entry__binned_at=None)

    def asked_of(self, viewer: Viewer) -> AskQuerySet:
        """Those that still wait for answers of a class in which the viewer learns today."""
        return self.out(viewer.now).filter(classroom__in=viewer.standing.learns_in, ended_at=None)

    def unanswered_by(self, person: Person, now: datetime.datetime) -> AskQuerySet:
        """Those to which the person has shown no answer."""
        return self.exclude(Exists(Entry.objects.out(now).filter(answers__ask=OuterRef("pk"), authors=person)))

    def soonest_first(self, today: datetime.date) -> AskQuerySet:
        """By the day that is due next; then those without a day and those whose day is over, the newest first."""
        due = Case(When(due_on__gte=today, then=F("due_on")))
        return self.order_by(due.asc(nulls_last=True), "-entry__published_at")


class Ask(models.Model):
    """What a teacher's post asks of one class: answer with a post of your own. It has the audience of its post."""

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="ask")
    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="asks")
    due_on = models.DateField(_("by which day"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True, help_text="no more answers are asked for; those given stay")

    objects = AskQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.entry)

    @classmethod
    def put(cls, entry: Entry, classroom: Classroom, due_on: datetime.date | None) -> Ask:
        """Let the post ask this class, from now on; what it asked before goes on, with the answers given."""
        asked = {"classroom": classroom, "due_on": due_on, "ended_at": None}
        ask, _made = cls.objects.update_or_create(entry=entry, defaults=asked)
        return ask

    def end(self) -> None:
        """Ask no more. The answers given stay answers."""
        self.ended_at = timezone.now()
        self.save(update_fields=["ended_at"])

    def is_looked_after_by(self, viewer: Viewer) -> bool:
        """Whether the viewer is told who of the class has answered: its teachers, coaches and administrators."""
        return viewer.sees_all_classes or self.classroom_id in viewer.standing.teaches_in


def ask_of(entry: Entry) -> Ask | None:
    """What the post asks, also when that is over; None for one that asks nothing."""
    return getattr(entry, "ask", None)
