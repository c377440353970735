"""What the operator's commands for leaving have in common."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand
from django.utils import translation

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog
from hub.people.models import Person
from hub.portability.leaving.exported import Exported, NotWhole
from hub.school.models import Enrolment, School


class Refused(Exception):
    """It cannot be done; the words say why."""


class LeavingCommand(BaseCommand):
    """Writes one blog into one file: exit 0 when all was written, 1 when a file stayed behind, 2 when nothing was."""

    def write(self, blog: Blog, viewer: Viewer, options: dict[str, Any]) -> Exported:
        """Write the file `options["out"]`."""
        raise NotImplementedError

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which blog, and where to."""
        parser.add_argument("blog", help="the address of the blog, such as hana")
        parser.add_argument("--out", type=Path, required=True, help="the zip to write")
        parser.add_argument("--school", metavar="NAME", help="on a hub with several schools: its name or host name")
        parser.add_argument("--json", action="store_true", help="one line of JSON as the result")

    def handle(self, **options: Any) -> None:
        """Through the eyes of the owner; of a class's blog, through those of a teacher of the class. Until all of it is
        written and read again, it has another name: nobody takes half a file for a whole one."""
        half: Path = options["out"].with_name(options["out"].name + ".part")
        try:
            blog = _blog(options["blog"].strip("@/ "), options["school"])
            viewer = Viewer(blog.school, blog.owner or _teacher(blog))
            with translation.override(blog.language or blog.school.language):
                done = self.write(blog, viewer, options | {"out": half})
            half.replace(options["out"])
        except Refused as refused:
            self._refuse(str(refused))
        except (NotWhole, OSError) as error:
            half.unlink(missing_ok=True)
            self._refuse(str(error))
        if options["json"]:
            left_out = [{"item": item, "why": why} for item, why in done.left_out]
            self.stdout.write(json.dumps({"exported": done.counts, "left_out": left_out}, ensure_ascii=False))
        else:
            for kind, count in done.counts.items():
                self.stdout.write(f"{kind}: {count}")
            for item, why in done.left_out:
                self.stdout.write(f"left out: {item}: {why}")
        if done.left_out:
            raise SystemExit(1)

    def _refuse(self, words: str) -> NoReturn:
        self.stderr.write(words)
        raise SystemExit(2)


def _blog(slug: str, school: str | None) -> Blog:
    blogs = Blog.objects.filter(slug=slug).select_related("school", "owner", "classroom")
    if school:
        blogs = blogs.filter(school__in=School.objects.known_as(school))
    found = list(blogs[:2])
    if not found:
        raise Refused(f"There is no blog at the address “{slug}”.")
    if len(found) > 1:
        raise Refused("Several schools of this hub have a blog there. Say which one with --school NAME.")
    return found[0]


def _teacher(blog: Blog) -> Person:
    """Of a class's blog a teacher of today; what nobody looks after goes nowhere."""
    teaching = Enrolment.objects.current().teachers().filter(classroom=blog.classroom_id).select_related("person")
    found = teaching.first()
    if found is None:
        raise Refused("The class has no teacher today, and nobody else may take its blog along.")
    return found.person
