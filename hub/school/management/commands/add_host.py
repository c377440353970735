"""`hub add-host`: the host names of a school."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hub.school.found import lost_names
from hub.school.hosts import HostRefused, advice
from hub.school.management.which import which_school


class Command(BaseCommand):
    """Gives a school one more host name."""

    help = "Let a school be found by this host name. Only a hub with several schools needs it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which name, and whose."""
        parser.add_argument("host", help="the host name alone, such as hub.example.org")
        parser.add_argument("--school", metavar="NAME", help="on a hub with several schools: its name or host name")

    def handle(self, **options: Any) -> None:
        """Give it, and say what follows from it."""
        school = which_school(options["school"])
        try:
            host = school.answer_at(options["host"]).name
        except HostRefused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{school} answers at {host} now.")
        for line in [*advice(host), *lost_names()]:
            self.stdout.write(line)
