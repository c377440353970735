"""What the operator's commands for everything that comes in the hub's own form have in common."""

from __future__ import annotations

from typing import Any

from hub.blogs.models import Blog
from hub.portability.importing.archive.running import called, import_archive, look
from hub.portability.importing.bringing import Progress
from hub.portability.importing.command import ImportCommand
from hub.portability.importing.formats import OPENED_BY
from hub.portability.models import Transfer
from hub.portability.pile import InOwnForm


class OwnFormCommand(ImportCommand):
    """Opens the file as its `kind` is opened, and brings its records in."""

    def open(self, options: dict[str, Any]) -> InOwnForm:
        """The records, if the file is whole."""
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
