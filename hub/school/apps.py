"""The school app."""

from importlib import import_module

from django.apps import AppConfig


class SchoolConfig(AppConfig):
    """The app."""

    name = "hub.school"
    label = "school"

    def ready(self) -> None:
        """Listen for people who sign in."""
        import_module("hub.school.signed_in")
