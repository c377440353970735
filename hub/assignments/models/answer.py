"""A post that answers another."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hub.assignments.models.ask import Ask
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry


class AnswerQuerySet(GuardedQuerySet["Answer"]):
    """Answers."""

    def visible_to(self, viewer: Viewer) -> AnswerQuerySet:
        """Those of which the viewer sees both posts: the one that asks and the one that answers."""
        seen = Entry.objects.visible_to(viewer)
        return self.filter(seen.holding("entry"), seen.holding("ask__entry"))

    def editable_by(self, viewer: Viewer) -> AnswerQuerySet:
        """Those whose answering post the viewer may change."""
        return self.filter(Entry.objects.editable_by(viewer).holding("entry"))


class Answer(models.Model):
    """A post given as an answer, from the first draft on. It is there for whoever sees both posts."""

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="answers")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="answers")

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ask", "entry"], name="a_post_answers_once")]

    def __str__(self) -> str:
        return f"{self.entry} answers {self.ask}"

    @classmethod
    def give(cls, entry: Entry, ask: Ask | None, *, among: list[Ask]) -> None:
        """Let the post answer this one of the asks that were offered, or none of them; others stay as they are."""
        cls.objects.filter(entry=entry, ask__in=among).exclude(ask=ask).delete()
        if ask is not None:
            cls.objects.get_or_create(entry=entry, ask=ask)


def answering(ask: Ask) -> Q:
    """The condition on an entry that it answers this."""
    return Q(pk__in=Answer.objects.filter(ask=ask).values("entry"))


def answered_by(entry: Entry) -> Q:
    """The condition on an entry that it asks for what this one answers."""
    return Q(pk__in=Answer.objects.filter(entry=entry).values("ask__entry"))


def given_with(entry: Entry) -> Q:
    """The condition on an ask that this entry answers it."""
    return Q(pk__in=Answer.objects.filter(entry=entry.pk).values("ask"))
