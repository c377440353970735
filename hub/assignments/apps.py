"""The assignments app."""

from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    """The app."""

    name = "hub.assignments"
    label = "assignments"
