"""What a comment said before, or new words for it that wait for a yes."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from hub.audience.models import Approval
from hub.audience.queries import GuardedQuerySet
from hub.audience.viewer import Viewer
from hub.comments.models.comment import Comment
from hub.text.excerpts import plain


class CommentRevisionQuerySet(GuardedQuerySet["CommentRevision"]):
    """Earlier and proposed words."""

    def editable_by(self, viewer: Viewer) -> CommentRevisionQuerySet:
        """Those of one's own comments."""
        return self.filter(Comment.objects.editable_by(viewer).holding("comment"))

    def moderated_by(self, viewer: Viewer) -> CommentRevisionQuerySet:
        """Those of comments that the viewer may let in or keep out."""
        return self.filter(Comment.objects.moderated_by(viewer).holding("comment"))

    def earlier(self) -> CommentRevisionQuerySet:
        """Words that stood there before."""
        return self.filter(approval=None)

    def proposed(self) -> CommentRevisionQuerySet:
        """New words that a teacher has yet to read, or kept out."""
        return self.filter(approval__isnull=False)

    def waiting(self) -> CommentRevisionQuerySet:
        """New words that a teacher has yet to read."""
        return self.filter(approval__decision=Approval.Decision.WAITING)


class CommentRevision(models.Model):
    """The words of a comment as they were until a time. With an approval they are new words, not shown yet."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="revisions")
    body = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    approval = models.ForeignKey(
        Approval, on_delete=models.PROTECT, null=True, blank=True, related_name="comment_revisions"
    )

    objects = CommentRevisionQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return plain(self.body)[:80]

    def wait_again(self) -> None:
        """Take the decision about the new words back."""
        if self.approval is not None:
            self.approval.wait_again()
