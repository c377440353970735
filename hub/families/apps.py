"""The app of families."""

from django.apps import AppConfig


class FamiliesConfig(AppConfig):
    """Takes what guardians answer to letters."""

    name = "hub.families"
    label = "families"

    def ready(self) -> None:
        """Be there when an answer comes."""
        import hub.families.answering  # noqa: F401 - it registers itself.
