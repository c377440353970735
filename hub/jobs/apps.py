"""The app of work for later."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    """Finds the `tasks` module of each app, so that the schedule knows them all."""

    name = "hub.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Load every `tasks.py`."""
        autodiscover_modules("tasks")
