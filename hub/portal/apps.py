"""The hub's front, its classes and showcases, and setting it up."""

from importlib import import_module

from django.apps import AppConfig

from hub.jobs import serving


class PortalConfig(AppConfig):
    """The portal."""

    name = "hub.portal"
    label = "portal"

    def ready(self) -> None:
        """When the hub starts, it tells how to set it up, or how to sign in to the demonstration."""
        serving.announcements.append(import_module("hub.portal.first_run").announce_set_up)
        serving.announcements.append(import_module("hub.portal.demonstration").announce)
