"""`hub trust-clock`: the clock of this computer was moved, and is right."""

from typing import Any

from django.core.management.base import BaseCommand

from hub import clock


class Command(BaseCommand):
    """Lets planned posts go by the clock again."""

    help = "Say that the clock is right, after it was set by over an hour while the hub ran."
    requires_system_checks = ()

    def handle(self, **_options: Any) -> None:
        """Believe it; running processes learn of it by themselves."""
        if clock.can_tell():
            clock.trust()
        self.stdout.write("The clock of this computer is believed from now on.")
