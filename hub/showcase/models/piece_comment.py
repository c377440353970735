"""What somebody says about a piece of a room."""

from __future__ import annotations

from django.db import models, transaction

from hub.audience.kindly import is_read_first
from hub.audience.models import Approval
from hub.audience.viewer import Viewer
from hub.comments.models import Saying, SayingQuerySet
from hub.people.models import Person
from hub.showcase.models.piece import Piece
from hub.text.cleaning import clean_comment, from_plain


class PieceCommentQuerySet(SayingQuerySet["PieceComment"]):
    """Comments on pieces."""

    place = "piece"
    to = "piece__section__page__blog__owner"


class PieceComment(Saying):
    """A comment on a piece, or a reply to one: read by who may enter the room, whether or not they see its post."""

    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replies")

    objects = PieceCommentQuerySet.as_manager()

    class Meta(Saying.Meta):
        indexes = [models.Index(fields=["piece", "written_at"])]

    @classmethod
    def write(
        cls, piece: Piece, words: str, *, by: Person, viewer: Viewer, parent: PieceComment | None = None, key: str = ""
    ) -> PieceComment:
        """A comment of plain words; it waits, and is sent only once, as one on an entry.

        Raises hub.text's TextRefused when the words cannot be text.
        """
        comment = cls(school=piece.section.school, piece=piece, parent=parent, writer=by)
        return comment.put_once(words, viewer=viewer, audience=piece.section.audience, key=key)

    def change(self, words: str, *, viewer: Viewer) -> None:
        """Say it in other words. Where a student's words wait for a teacher the comment waits again, as a whole.

        Raises hub.text's TextRefused when the words cannot be text.
        """
        body = clean_comment(from_plain(words))
        if body == self.body:
            return
        waits = viewer.is_read_first or is_read_first(words, self.piece.section.audience, viewer)
        with transaction.atomic():
            self.body = body
            self.approval = Approval.objects.create(school=self.school) if waits else self.approval
            self.save(update_fields=["body", "approval"])

    def said_to(self) -> Person | None:
        """Whose room it hangs in."""
        return self.piece.section.page.blog.owner
