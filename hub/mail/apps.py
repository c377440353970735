"""The app of mail."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class MailConfig(AppConfig):
    """Finds the `mails` module of each app, so that every kind of mail is known to the worker."""

    name = "hub.mail"
    label = "mail"

    def ready(self) -> None:
        """Load every `mails.py`, and the doctor's question."""
        import hub.mail.found  # noqa: F401 - it registers itself.

        autodiscover_modules("mails")
