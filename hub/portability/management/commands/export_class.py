"""Writes an archive for each student of a class, of a whole school, or of all who have left."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, BlogQuerySet
from hub.portability.archive.export import export_archive
from hub.portability.importing.command import Refused, school_named
from hub.portability.leaving.exported import NotWhole
from hub.school.models import Classroom, Enrolment, School


class Command(BaseCommand):
    """`hub export-class`: exit 0 when all was written, 1 when one was not (it is named), 2 when nothing was."""

    help = "Write the archive of each student of a class into a folder; what is there already is written anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose, and where to."""
        parser.add_argument("--out", type=Path, required=True, help="the folder")
        parser.add_argument("--school", metavar="NAME", help="on a hub with several schools: its name or host name")
        whose = parser.add_mutually_exclusive_group(required=True)
        whose.add_argument("--class", dest="slug", help="the address of a class, such as 6b")
        whose.add_argument("--all", action="store_true", help="everybody who is a student today")
        whose.add_argument("--left", action="store_true", help="those who are in no class any more")

    def handle(self, **options: Any) -> None:
        """One after the other, each through the eyes of its owner, as each would take it along."""
        try:
            blogs = _blogs(school_named(options["school"]), options)
            options["out"].mkdir(parents=True, exist_ok=True)
        except (Refused, OSError) as refused:
            self.stderr.write(str(refused))
            raise SystemExit(2) from refused
        failed = [blog for blog in blogs if not self._write(blog, options["out"])]
        self.stdout.write(f"written: {len(blogs) - len(failed)}")
        if failed:
            raise SystemExit(1)

    def _write(self, blog: Blog, folder: Path) -> bool:
        target, coming = folder / f"{blog.slug}.zip", folder / f"{blog.slug}.zip.part"
        try:
            with translation.override(blog.language or blog.school.language):
                done = export_archive(blog, Viewer(blog.school, blog.owner), coming)
            coming.replace(target)
        except (NotWhole, OSError) as error:
            coming.unlink(missing_ok=True)
            self.stderr.write(f"{blog.slug}: {error}")
            return False
        for item, why in done.left_out:
            self.stdout.write(f"{blog.slug}: left out: {item}: {why}")
        return True


def _blogs(school: School, options: dict[str, Any]) -> BlogQuerySet:
    students = Enrolment.objects.students().filter(classroom__school=school)
    blogs = Blog.objects.filter(school=school).exclude(owner=None).select_related("school", "owner").order_by("slug")
    if options["slug"]:
        classroom = Classroom.objects.filter(school=school, slug=options["slug"]).first()
        if classroom is None:
            raise Refused(f"There is no class at the address “{options['slug']}”.")
        return blogs.filter(owner__in=students.filter(classroom=classroom).values("person"))
    if options["all"]:
        return blogs.filter(owner__in=students.current().values("person"))
    return blogs.filter(owner__in=students.values("person")).exclude(owner__in=students.current().values("person"))
