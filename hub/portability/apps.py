"""The portability app."""

from django.apps import AppConfig


class PortabilityConfig(AppConfig):
    """The app."""

    name = "hub.portability"
    label = "portability"

    def ready(self) -> None:
        """Hear of the yes that an import waits for."""
        import hub.portability.found  # noqa: F401 - it registers itself.
        from hub.audience.signals import approval_released
        from hub.portability.importing.naming import call_as_before
        from hub.portability.importing.reopening import open_again

        approval_released.connect(call_as_before, dispatch_uid="call-as-before")
        approval_released.connect(open_again, dispatch_uid="open-again")
