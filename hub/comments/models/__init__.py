"""Talking about entries."""

from hub.comments.models.comment import Comment, CommentQuerySet

__all__ = ["Comment", "CommentQuerySet"]
