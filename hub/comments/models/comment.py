"""What somebody says about an entry."""

from __future__ import annotations

from django.db import models, transaction

from hub.audience.put_away import not_put_away
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.comments.models.saying import Saying, SayingQuerySet
from hub.people.models import Person


class CommentQuerySet(SayingQuerySet["Comment"]):
    """Comments."""

    place = "entry"

    def visible_to(self, viewer: Viewer) -> CommentQuerySet:
        """As all sayings, without those that the viewer has put away."""
        return super().visible_to(viewer).filter(not_put_away(viewer, "comments.Comment"))

    def read_by(self, viewer: Viewer) -> CommentQuerySet:
        """As all sayings, without those that the viewer has put away."""
        return super().read_by(viewer).filter(not_put_away(viewer, "comments.Comment"))


class Comment(Saying):
    """A comment, or a reply to one."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replies")

    objects = CommentQuerySet.as_manager()

    class Meta(Saying.Meta):
        indexes = [models.Index(fields=["entry", "written_at"]), models.Index(fields=["writer", "-written_at"])]

    @classmethod
    def write(cls, entry: Entry, words: str, *, by: Person, viewer: Viewer, parent: Comment | None = None) -> Comment:
        """A comment of plain words. A student's waits for a teacher where the policy asks for that.

        Raises hub.text's TextRefused when the words cannot be text.
        """
        comment = cls(school=entry.school, entry=entry, parent=parent, writer=by)
        with transaction.atomic():
            comment.put(words, viewer=viewer, audience=entry.audience)
        return comment
