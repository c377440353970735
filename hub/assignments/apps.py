"""The assignments app."""

from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    """The app."""

    name = "hub.assignments"
    label = "assignments"

    def ready(self) -> None:
        """A room knows what is asked of it."""
        from hub.assignments.asking import asks_for_room
        from hub.showcase.asked import asked_through

        asked_through("assignments", asks_for_room)
