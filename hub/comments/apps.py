"""The comments app."""

from django.apps import AppConfig


class CommentsConfig(AppConfig):
    """The app."""

    name = "hub.comments"
    label = "comments"
