"""The reflections app."""

from django.apps import AppConfig


class ReflectionsConfig(AppConfig):
    """The app."""

    name = "hub.reflections"
    label = "reflections"

    def ready(self) -> None:
        """A change of a reflection stands from the yes on, also where it is a lead's."""
        from hub.audience.signals import approval_released
        from hub.reflections.changing import let_changes_stand

        approval_released.connect(let_changes_stand, dispatch_uid="let-changes-stand")
