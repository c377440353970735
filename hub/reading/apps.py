"""A blog as readers see it."""

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    """Pages below /@blog/."""

    name = "hub.reading"
    label = "reading"
