"""The audience app."""

from django.apps import AppConfig


class AudienceConfig(AppConfig):
    """The app."""

    name = "hub.audience"
    label = "audience"
