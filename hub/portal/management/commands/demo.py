"""The demonstration school."""

import logging
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hub.blogs.models import Blog, Entry
from hub.people.models import Person
from hub.portal.demonstration import build, how_to_sign_in
from hub.school.hosts import HostRefused, advice
from hub.school.models import School


class Command(BaseCommand):
    """`hub demo`."""

    help = "Fill the hub with Harbour Hill School, an invented school with its people, posts and showcases."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """When to do nothing, and when to do it all the same."""
        if_empty = "do nothing when the hub has a school, and leave it to `hub serve` to tell how to sign in"
        parser.add_argument("--if-empty", action="store_true", help=if_empty)
        parser.add_argument("--yes", action="store_true", help="add it to a hub that is in use, beside its schools")
        parser.add_argument("--host", default="", help="its host name, which it needs on a hub that is in use")

    def handle(self, **options: Any) -> None:
        """Build it, and tell how to sign in, unless `hub serve` is to tell, which knows the address."""
        schools = list(School.objects.all())
        if schools and not ((options["yes"] and options["host"]) or options["if_empty"]):
            raise CommandError(
                "This hub is in use. Nothing was changed. Add the demonstration to it, at a host name of its own, "
                "with: hub demo --yes --host demo.example.org"
            )
        if schools and options["if_empty"]:
            return None
        if Person.objects.filter(email="ines@harbour-hill.example").exists():
            return self.tell(schools)
        host = self.host(options["host"])
        started = time.monotonic()
        self.stdout.write("Building Harbour Hill School, which takes a moment.")
        logging.disable(logging.INFO)  # What invented people did need not be kept outside the hub.
        try:
            school = build(host)
        finally:
            logging.disable(logging.NOTSET)
        blogs = Blog.objects.filter(school=school).count()
        entries = Entry.objects.filter(school=school).posts().count()
        self.stdout.write(f"{blogs} blogs and {entries} posts in {time.monotonic() - started:.0f} seconds.")
        for line in advice(host) if host else []:
            self.stdout.write(line)
        return None if options["if_empty"] else self.tell([school])

    def host(self, written: str) -> str:
        """The host name that was asked for, if any."""
        try:
            return School.objects.free_host(written) if written else ""
        except HostRefused as refused:
            raise CommandError(str(refused)) from refused

    def tell(self, schools: list[School]) -> None:
        """Print how to sign in to the demonstration among these."""
        for line in (line for school in schools for line in how_to_sign_in(school)):
            self.stdout.write(line)
