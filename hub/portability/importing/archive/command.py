"""What the operator's commands for everything that comes in the hub's own form have in common."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from hub.blogs.models import Blog
from hub.portability.archive.reading import open_archive
from hub.portability.importing.archive.running import called, import_archive, look
from hub.portability.importing.bringing import Progress
from hub.portability.importing.command import ImportCommand, take_part_of
from hub.portability.importing.formats import OPENED_BY
from hub.portability.models import Transfer
from hub.portability.pile import InOwnForm


class OwnFormCommand(ImportCommand):
    """Opens the file as its `kind` is opened, and brings its records in."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """And whether a damaged one is wanted."""
        super().add_arguments(parser)
        if self.kind == Transfer.Kind.ARCHIVE:
            take_part_of(parser)

    def open(self, options: dict[str, Any]) -> InOwnForm:
        """The records, if the file is whole."""
        if options.get("partly"):
            return open_archive(options["file"], partly=True)
        return OPENED_BY[self.kind](options["file"])

    def look(self, source: InOwnForm, blog: Blog) -> dict[str, Any]:
        """By a rehearsal."""
        return look(source, blog)

    def bring(self, transfer: Transfer, source: InOwnForm, on_progress: Progress) -> dict[str, Any]:
        """All of it."""
        return import_archive(transfer, source, on_progress)

    def called(self, source: InOwnForm) -> dict[str, str]:
        """As the blog was."""
        return called(source)
