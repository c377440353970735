"""Brings a WordPress export into a blog."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from hub.blogs.models import Blog
from hub.portability.importing.bringing import Progress
from hub.portability.importing.command import ImportCommand, take_part_of
from hub.portability.importing.outlook import look
from hub.portability.importing.running import import_wordpress
from hub.portability.importing.source import Source, open_source
from hub.portability.models import Transfer


class Command(ImportCommand):
    """`hub import-wordpress`."""

    help = "Bring a WordPress export (Tools, Export, All content) into a blog. The same file again adds nothing."
    kind = Transfer.Kind.WORDPRESS

    def add_arguments(self, parser: ArgumentParser) -> None:
        """And the files that belong to the export."""
        super().add_arguments(parser)
        take_part_of(parser)
        parser.add_argument("--fetch", action="store_true", help="ask the old site for files that are not there")
        parser.add_argument("--uploads", type=Path, action="append", default=[], help="a folder or zip of its files")

    def open(self, options: dict[str, Any]) -> Source:
        """The export with its uploads."""
        source = open_source(options["file"], options["uploads"], partly=options["partly"])
        source.fetches = options["fetch"]
        return source

    def look(self, source: Source, blog: Blog) -> dict[str, Any]:
        """By a rehearsal."""
        return look(source, blog)

    def bring(self, transfer: Transfer, source: Source, on_progress: Progress) -> dict[str, Any]:
        """All of it."""
        return import_wordpress(transfer, source, on_progress)

    def called(self, source: Source) -> dict[str, str]:
        """As the site was."""
        return {"title": source.export.site.title, "tagline": source.export.site.tagline}
