"""`hub add-school`: one more school on a hub."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hub.portal.first_run import set_up_link
from hub.school.hosts import HostRefused, address_at, advice
from hub.school.models import School


class Command(BaseCommand):
    """Prints the link by which it is set up."""

    help = "Print a link that works once, by which one more school is set up at a host name of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where it will be."""
        parser.add_argument("--host", required=True, help="its host name, such as bay.example.org")

    def handle(self, **options: Any) -> None:
        """Make the link."""
        if not School.objects.exists():
            raise CommandError(
                "This hub is empty. Start it with hub serve, which prints the link for the first school."
            )
        try:
            host = School.objects.free_host(options["host"])
        except HostRefused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write("Set up the school here; the link works once, and an earlier one does not any more:")
        self.stdout.write(f"{address_at(host)}{set_up_link(host)}")
        for line in advice(host):
            self.stdout.write(line)
