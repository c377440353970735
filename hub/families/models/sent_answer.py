"""A child's answer to what a guardian said, on its way back by mail."""

from __future__ import annotations

from django.db import models

from hub.audience.viewer import Viewer
from hub.comments.models import Comment
from hub.mail.models import Outgoing
from hub.showcase.models import Greeting


class SentAnswer(models.Model):
    """The note that this answer goes back, so that it does so once."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, null=True, related_name="sent_answer")
    greeting = models.OneToOneField(Greeting, on_delete=models.CASCADE, null=True, related_name="sent_answer")
    outgoing = models.ForeignKey(Outgoing, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(comment=None, greeting__isnull=False)
                | models.Q(comment__isnull=False, greeting=None),
                name="an_answer_stands_in_one_place",
            )
        ]

    def __str__(self) -> str:
        return str(self.said)

    @classmethod
    def of(cls, outgoing: Outgoing) -> Comment | Greeting | None:
        """What this mail carries, if it is still there; with what it answers, and whose that is."""
        for place, where in (("comment", "entry"), ("greeting", "section")):
            if number := outgoing.about.get(place):
                beside = [f"{place}__{name}" for name in (where, "school__policy", "parent__writer", "writer")]
                sent = cls.objects.filter(**{place: number}).select_related(*beside).first()
                return sent.said if sent else None
        return None

    @staticmethod
    def is_read_by(viewer: Viewer, said: Comment | Greeting) -> bool:
        """Whether it is let in and the viewer sees it today."""
        if isinstance(said, Comment):
            return Comment.objects.read_by(viewer).visible_to(viewer).filter(pk=said.pk).exists()
        return Greeting.objects.read_by(viewer).visible_to(viewer).filter(pk=said.pk).exists()

    @property
    def said(self) -> Comment | Greeting | None:
        """The answer: below a post, or in a visitors' book."""
        return self.comment or self.greeting
