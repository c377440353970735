"""The signed-in person's desk."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """My work, my class, what waits."""

    name = "hub.desk"
    label = "desk"
