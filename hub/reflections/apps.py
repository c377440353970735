"""The reflections app."""

from django.apps import AppConfig


class ReflectionsConfig(AppConfig):
    """The app."""

    name = "hub.reflections"
    label = "reflections"
