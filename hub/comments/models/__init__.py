"""Talking about entries, and words said in other places."""

from hub.comments.models.comment import Comment, CommentQuerySet
from hub.comments.models.comment_revision import CommentRevision
from hub.comments.models.guest import Guest, TooManyGuests
from hub.comments.models.private_word import PrivateWord, PrivateWordQuerySet, addressee_lines, addressees
from hub.comments.models.reaction import Reaction, ReactionQuerySet
from hub.comments.models.saying import Saying, SayingQuerySet, as_typed, with_pictures, without_pictures

__all__ = [
    "Comment",
    "CommentQuerySet",
    "CommentRevision",
    "Guest",
    "PrivateWord",
    "PrivateWordQuerySet",
    "Reaction",
    "ReactionQuerySet",
    "Saying",
    "SayingQuerySet",
    "TooManyGuests",
    "addressee_lines",
    "addressees",
    "as_typed",
    "with_pictures",
    "without_pictures",
]
