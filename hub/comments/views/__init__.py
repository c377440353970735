"""Commenting."""

from hub.comments.views.change_comment import change_comment
from hub.comments.views.comment_as_guest import comment_as_guest
from hub.comments.views.private_word import remove_private_word, say_in_private
from hub.comments.views.react import react
from hub.comments.views.remove_comment import remove_comment
from hub.comments.views.write_comment import write_comment

__all__ = [
    "change_comment",
    "comment_as_guest",
    "react",
    "remove_comment",
    "remove_private_word",
    "say_in_private",
    "write_comment",
]
