"""Erases again whoever was erased, after a backup was put back."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from hub.portability.erasing.running import erase
from hub.portability.erasing.tombstones import come_back, erased_ids, tombstones
from hub.portability.models import Erasing
from hub.school.models import Enrolment, School


class Command(BaseCommand):
    """`hub apply-erasures`."""

    help = "Erase again whoever was erased before the backup that was put back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where their numbers stand."""
        words = f"a copy of {tombstones().name}, when the one in HUB_HOME is as old as the backup"
        parser.add_argument("file", nargs="*", type=Path, help=words)

    def handle(self, **options: Any) -> None:
        """One after the other; a second time finds nobody."""
        people = come_back(erased_ids(*options["file"]))
        for person in people:
            learnt = Enrolment.objects.filter(person=person).select_related("classroom__school").first()
            school = learnt.classroom.school if learnt else School.objects.order_by("pk")[0]
            erase(Erasing.ask(person, school, by=None))
        self.stdout.write(f"{len(people)} erased again.")
