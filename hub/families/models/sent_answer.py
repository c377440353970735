"""A child's answer to what a guardian said, on its way back by mail."""

from __future__ import annotations

from django.db import models

from hub.comments.models import Comment
from hub.mail.models import Outgoing


class SentAnswer(models.Model):
    """The note that this answer goes back, so that it does so once."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="sent_answer")
    outgoing = models.ForeignKey(Outgoing, on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return str(self.comment)
