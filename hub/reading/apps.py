"""A blog as readers see it."""

from importlib import import_module

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    """Pages below /@blog/."""

    name = "hub.reading"
    label = "reading"

    def ready(self) -> None:
        """Let the doctor ask whether rooms can be printed."""
        import_module("hub.reading.can_print")
