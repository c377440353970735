"""The people app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The app."""

    name = "hub.people"
    label = "people"
