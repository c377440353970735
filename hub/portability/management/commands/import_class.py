"""Brings the archives of a class back, each into the blog that it says."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from hub.portability.archive.opening import BROKEN, holds, open_zip
from hub.portability.archive.reading import open_archive
from hub.portability.importing.archive import fields
from hub.portability.wxr.findings import NotAnExport


class Command(BaseCommand):
    """`hub import-class`: exit 0 when all came in, 1 when one did not (it is named), 2 when there is none."""

    help = "Bring the archives in a folder, or in the zip that the office saved, each into the blog that it names."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to bring."""
        parser.add_argument("files", type=Path, help="the folder, or the zip with the archives")
        parser.add_argument("--school", metavar="NAME", help="on a hub with several schools: its name or host name")
        parser.add_argument("--new-students", action="store_true", help="make students and blogs that are not there")
        parser.add_argument("--check", action="store_true", help="only say what would happen")

    def handle(self, **options: Any) -> None:
        """One after the other, each as `hub import-archive` brings it: closed until a yes, and once."""
        found = failed = 0
        try:
            for name, file in _archives(options["files"]):
                found += 1
                failed += not self._bring(name, file, options)
        except NotAnExport as refused:
            self.stderr.write(str(refused))
        if not found:
            self.stderr.write("There is no archive in it.")
            raise SystemExit(2)
        if failed:
            raise SystemExit(1)

    def _bring(self, name: str, file: Path, options: dict[str, Any]) -> bool:
        try:
            blog = open_archive(file).blog
        except NotAnExport as refused:
            self.stderr.write(f"{name}: {refused}")
            return False
        told: dict[str, Any] = {"blog": fields.line(blog, "address", 60), "school": options["school"]}
        if options["new_students"]:
            told["new_student"] = fields.line(blog, "owner", 60) or told["blog"]
        self.stdout.write(f"{name} → {told['blog']}")
        try:
            call_command(
                "import_archive", str(file), check=options["check"], **told, stdout=self.stdout, stderr=self.stderr
            )
        except SystemExit as ended:
            return ended.code in (0, None)
        return True


def _archives(files: Path) -> Iterator[tuple[str, Path]]:
    """The name and the place of each: in the folder, or unpacked from the zip one at a time."""
    if files.is_dir():
        yield from ((path.name, path) for path in sorted(files.glob("*.zip")))
        return
    if holds(files):
        yield files.name, files
        return
    opened = open_zip(files, lambda name: "" if name.lower().endswith(".zip") else None)
    for name in sorted(opened.parts):
        if name.lower().endswith(".zip"):
            with _unpacked(files, opened.parts[name]) as file:
                yield name, file


@contextmanager
def _unpacked(files: Path, part: zipfile.ZipInfo) -> Iterator[Path]:
    with tempfile.NamedTemporaryFile(suffix=".zip") as copy:
        try:
            with zipfile.ZipFile(files) as archive, archive.open(part) as stream:
                shutil.copyfileobj(stream, copy, 1 << 20)
        except BROKEN as problem:
            raise NotAnExport(str(problem)) from problem
        copy.flush()
        yield Path(copy.name)
