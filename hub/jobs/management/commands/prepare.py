"""What `make run` does before it serves, in one process, so that a second start is quick."""

import hashlib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand

from hub.jobs.checkup import pending_migrations
from hub.jobs.tasks import refresh_statistics


class Command(BaseCommand):
    """`hub prepare`: harmless to repeat; does only what is needed."""

    help = "Bring the database and the static files up to date."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to fill an empty hub."""
        parser.add_argument("--demo", action="store_true", help="and the demonstration school, if the hub is empty")

    def handle(self, **options: Any) -> None:
        """Migrate, collect, fill."""
        if pending_migrations():
            self.stdout.write("Bringing the database up to date.")
            call_command("migrate", verbosity=0, interactive=False)
        self.collect()
        if options["demo"] and "demo" in get_commands():
            call_command("demo", "--if-empty")
        refresh_statistics.call()

    def collect(self) -> None:
        """Collect the static files when one of them is not as it was the last time."""
        mark = Path(settings.STATIC_ROOT) / ".collected"
        now = fingerprint()
        if not mark.exists() or mark.read_text() != now:
            self.stdout.write("Collecting styles, scripts and fonts.")
            call_command("collectstatic", verbosity=0, interactive=False, clear=True)
            mark.parent.mkdir(parents=True, exist_ok=True)
            mark.write_text(now)


def fingerprint() -> str:
    """Changes when a static file comes, goes, or is written."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = Path(storage.path(name)).stat()
            digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
