"""The school app."""

from importlib import import_module

from django.apps import AppConfig


class SchoolConfig(AppConfig):
    """The app."""

    name = "hub.school"
    label = "school"

    def ready(self) -> None:
        """Listen for people who sign in, and let the doctor ask how schools are found."""
        import_module("hub.school.signed_in")
        import_module("hub.school.found")
