"""What the operator's commands for bringing work in have in common."""

from __future__ import annotations

import gc
import json
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from typing import IO, Any, cast

from django.core.management.base import BaseCommand
from django.db import DatabaseError, transaction
from django.utils import translation
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from hub.blogs.models import Blog
from hub.people.models import Person
from hub.portability.importing.bringing import Progress as OnProgress
from hub.portability.importing.naming import call_later, plain_title
from hub.portability.importing.outlook import blog_to_come
from hub.portability.importing.source import NotAnExport
from hub.portability.models import ImportedItem, Transfer
from hub.school.models import School


class ImportCommand(BaseCommand):
    """Brings one file into one blog, in this process, without the queue: exit 0 when all was done, 1 when something
    should have come in and could not, 2 when the input was refused and nothing changed."""

    kind: Transfer.Kind

    def open(self, options: dict[str, Any]) -> Any:
        """The source, opened. Raises NotAnExport."""
        raise NotImplementedError

    def look(self, source: Any, blog: Blog) -> dict[str, Any]:
        """What would come in."""
        raise NotImplementedError

    def bring(self, transfer: Transfer, source: Any, on_progress: OnProgress) -> dict[str, Any]:
        """Bring it in and give the report."""
        raise NotImplementedError

    def called(self, source: Any) -> dict[str, str]:
        """What the blog was called there."""
        raise NotImplementedError

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to bring, and where to."""
        parser.add_argument("file", type=Path, help="the file to bring in")
        parser.add_argument("--blog", required=True, help="the address of the blog, such as hana")
        parser.add_argument("--new-student", metavar="NAME", help="make this student and the blog when it is not there")
        parser.add_argument("--school", metavar="NAME", help="on a hub with several schools: its name or host name")
        parser.add_argument("--check", action="store_true", help="only say what would happen")
        parser.add_argument("--json", action="store_true", help="one line of JSON as the result")

    def handle(self, **options: Any) -> None:
        """Open, and check or bring."""
        try:
            source = self.open(options)
            school = school_named(options["school"])
            blog = Blog.objects.filter(school=school, slug=options["blog"].strip("@/ ")).first()
            if blog is None:
                _need(options["new_student"], options["blog"])
            if options["check"]:
                report = self._look(source, school, blog, options)
            else:
                report = self._bring(source, school, blog, options)
        except (NotAnExport, Refused) as refused:
            self._refuse(str(refused), as_json=options["json"])
        else:
            self._answer(report, as_json=options["json"], check=options["check"])
            if not options["check"] and report["failed"]:
                raise SystemExit(1)

    def _look(self, source: Any, school: School, blog: Blog | None, options: dict[str, Any]) -> dict[str, Any]:
        if blog is None:
            first, _last = _names(options["new_student"])
            blog = blog_to_come(school, first, options["blog"].strip("@/ "))
        with translation.override(school.language), _seldom_tidied():
            return self.look(source, blog)

    def _bring(self, source: Any, school: School, blog: Blog | None, options: dict[str, Any]) -> dict[str, Any]:
        with options["file"].open("rb") as stream:
            digest = file_digest(stream, "sha256").hexdigest()
        with transaction.atomic():
            is_new = blog is None
            if blog is None:
                blog = _new_student(school, options["new_student"], options["blog"].strip("@/ "))
            transfer = _transfer(blog, options["file"].name, digest, self.kind)
            if is_new:
                call_later(transfer, self.called(source))
        with _bar(quiet=options["json"]) as on_progress, _seldom_tidied():
            return self.bring(transfer, source, on_progress)

    def _refuse(self, words: str, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps({"imported": {}, "changed": [], "left_out": [], "refused": words}))
        self.stderr.write(words)
        raise SystemExit(2)

    def _answer(self, report: dict[str, Any], *, as_json: bool, check: bool) -> None:
        if as_json:
            told = {
                "imported": report["imported"],
                "changed": [{"item": row["item"], "what": row["what"]} for row in report["changed"]],
                "left_out": report["left_out"],
            }
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        console = Console(file=cast(IO[str], self.stdout))
        heading = "Would come in" if check else "Came in"
        numbers = Table("kind", "number", title=heading)
        for kind, count in report["imported"].items():
            numbers.add_row(str(ImportedItem.Kind(kind).label), str(count))
        console.print(numbers)
        for title, rows, column in (("Changed on the way", "changed", "what"), ("Left out", "left_out", "why")):
            if report[rows]:
                table = Table("item", column, title=title)
                for row in report[rows]:
                    table.add_row(row["item"], row[column])
                console.print(table)


def take_part_of(parser: ArgumentParser) -> None:
    """The word that lets a damaged file come in as far as it is whole."""
    parser.add_argument("--partly", action="store_true", help="of a damaged file, bring in what is whole")


class Refused(Exception):
    """It cannot be done; the words say why."""


def _need(there: object, slug: str) -> None:
    if not there:
        raise Refused(f"There is no blog at the address “{slug}”. To make one, add --new-student NAME.")


def school_named(name: str | None) -> School:
    """The school of this name or host name, or the only one. Raises Refused."""
    try:
        found = list((School.objects.known_as(name) if name else School.objects.all())[:2])
    except DatabaseError as error:
        raise Refused("This hub is not set up yet. Start it once with: hub serve") from error
    if not found:
        words = "There is no such school on this hub." if name else "This hub has no school yet. Set one up first."
        raise Refused(words)
    if len(found) > 1:
        raise Refused("This hub has several schools. Say which one with --school NAME.")
    return found[0]


def _new_student(school: School, name: str, slug: str) -> Blog:
    first, last = _names(name)
    student = Person.objects.create_person(first, last_name=last)
    blog = Blog(school=school, owner=student, slug=slug, title=plain_title(first))
    blog.clean_fields(exclude=["title", "tagline"])
    blog.save()
    return blog


def _names(name: str) -> tuple[str, str]:
    """First and last name of a new student."""
    first, _space, last = name.strip().partition(" ")
    if not first:
        raise Refused("Give the new student a name.")
    return first[:60], last.strip()[:60]


def _transfer(blog: Blog, name: str, digest: str, kind: Transfer.Kind) -> Transfer:
    """The one that broke off with the same file, or a new one."""
    same = Transfer.objects.filter(blog=blog, sha256=digest)
    broken_off = same.filter(state=Transfer.State.RUNNING, export="").first() or same.broken_off().first()
    return broken_off or Transfer.objects.create(
        school=blog.school, blog=blog, kind=kind, name=name[:200], sha256=digest, state=Transfer.State.RUNNING
    )


@contextmanager
def _seldom_tidied() -> Iterator[None]:
    """Look for circles of garbage a hundred times less often: it took a fifth of the time and found next to nothing."""
    usual = gc.get_threshold()
    gc.set_threshold(usual[0] * 100, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@contextmanager
def _bar(*, quiet: bool) -> Iterator[OnProgress]:
    """A bar on a terminal, silence elsewhere."""
    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        console=console, disable=quiet or not console.is_terminal,
    )  # fmt: skip
    with bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, words: bar.update(task, completed=done, total=total, description=words)
