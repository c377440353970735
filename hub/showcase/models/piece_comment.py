"""What somebody says about a piece of a room."""

from __future__ import annotations

from django.db import models

from hub.audience.viewer import Viewer
from hub.comments.models import Saying, SayingQuerySet
from hub.people.models import Person
from hub.showcase.models.piece import Piece


class PieceCommentQuerySet(SayingQuerySet["PieceComment"]):
    """Comments on pieces."""

    place = "piece"


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
