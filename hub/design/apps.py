"""The look of the hub: templates, components, styles and scripts. Knows nothing of schools."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "hub.design"
    label = "design"

    def ready(self) -> None:
        from hub.design.kind_words import speak_kindly

        speak_kindly()
