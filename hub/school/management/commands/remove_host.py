"""`hub remove-host`: a school gives up a host name."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hub.school.found import lost_names
from hub.school.hosts import HostRefused, read_host
from hub.school.models import SchoolHost


class Command(BaseCommand):
    """Takes a host name away from its school."""

    help = "Let a school not be found by this host name any more; what hub add-host gave it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which name."""
        parser.add_argument("host", help="the host name alone, such as hub.example.org")

    def handle(self, **options: Any) -> None:
        """Take it away, and say what follows from it."""
        try:
            host = _host(read_host(options["host"]))
            host.give_up()
        except HostRefused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{host.school} does not answer at {host.name} any more.")
        for line in lost_names():
            self.stdout.write(line)


def _host(name: str) -> SchoolHost:
    host = SchoolHost.objects.select_related("school").filter(name=name).first()
    if host is None:
        raise HostRefused(f"{name} is the host name of no school. Nothing was changed.")
    return host
