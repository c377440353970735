"""The app of what is elsewhere: blogs that a class links to and follows."""

from django.apps import AppConfig


class ConnectionsConfig(AppConfig):
    """Links and followed feeds."""

    name = "hub.connections"
    label = "connections"
