"""The demonstration school."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hub.blogs.models import Blog, Entry
from hub.people.models import Person
from hub.portal.demonstration import build, how_to_sign_in
from hub.school.models import School


class Command(BaseCommand):
    """`hub demo`."""

    help = "Fill the hub with Harbour Hill School, an invented school with its people, posts and showcases."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """When to do nothing, and when to do it all the same."""
        parser.add_argument("--if-empty", action="store_true", help="do nothing when the hub has a school")
        parser.add_argument("--yes", action="store_true", help="add it to a hub that is in use, beside its schools")

    def handle(self, **options: Any) -> None:
        """Build it, and tell how to sign in."""
        schools = list(School.objects.all())
        if schools and not (options["yes"] or options["if_empty"]):
            raise CommandError(
                "This hub is in use. Nothing was changed. Add the demonstration to it with: hub demo --yes"
            )
        if Person.objects.filter(email="ines@harbour-hill.example").exists():
            return self.tell(schools)
        if schools and options["if_empty"]:
            return None
        started = time.monotonic()
        self.stdout.write("Building Harbour Hill School, which takes a moment.")
        school = build()
        blogs = Blog.objects.filter(school=school).count()
        entries = Entry.objects.filter(school=school).posts().count()
        self.stdout.write(f"{blogs} blogs and {entries} posts in {time.monotonic() - started:.0f} seconds.")
        if schools:
            self.stdout.write("The hub has several schools now; each is found by its host names (SchoolHost).")
        return self.tell([school])

    def tell(self, schools: list[School]) -> None:
        """Print how to sign in to the demonstration among these."""
        for line in (line for school in schools for line in how_to_sign_in(school)):
            self.stdout.write(line)
