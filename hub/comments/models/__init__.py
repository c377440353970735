"""Talking about entries, and words said in other places."""

from hub.comments.models.comment import Comment, CommentQuerySet
from hub.comments.models.saying import Saying, SayingQuerySet

__all__ = ["Comment", "CommentQuerySet", "Saying", "SayingQuerySet"]
