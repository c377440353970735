"""`hub end-second-step`: help for whoever has lost phone and paper, and has no administrator to ask."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hub.people import second_step
from hub.people.models import Person


class Command(BaseCommand):
    """Lets somebody in with the password alone again."""

    help = "Let somebody who has lost phone and paper in with the password alone again, and tell them by mail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose."""
        parser.add_argument("address", help="the e-mail address that they sign in with")

    def handle(self, **options: Any) -> None:
        """End it, and sign them out everywhere."""
        person = Person.objects.get_queryset().with_email(options["address"]).first()
        if person is None or not second_step.is_on(person):
            raise CommandError("Nobody with this address has a second step.")
        second_step.turn_off(person, by=None)
        self.stdout.write(f"{person.full_name} comes in with the password alone now.")
