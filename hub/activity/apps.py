"""The app of the activity log."""

from importlib import import_module

from django.apps import AppConfig


class ActivityConfig(AppConfig):
    """Lets the doctor ask whether the log is as it was written."""

    name = "hub.activity"
    label = "activity"

    def ready(self) -> None:
        """Tell the doctor."""
        import_module("hub.activity.found")
