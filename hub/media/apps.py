"""The media app."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    """The app."""

    name = "hub.media"
    label = "media"
