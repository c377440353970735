"""Commenting."""

from hub.comments.views.change_comment import change_comment
from hub.comments.views.react import react
from hub.comments.views.remove_comment import remove_comment
from hub.comments.views.write_comment import write_comment

__all__ = ["change_comment", "react", "remove_comment", "write_comment"]
