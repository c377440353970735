"""Brings the archive of another hub into a blog."""

from __future__ import annotations

from typing import Any

from hub.blogs.models import Blog
from hub.portability.archive.reading import Archive, open_archive
from hub.portability.importing.archive.running import called, import_archive, look
from hub.portability.importing.bringing import Progress
from hub.portability.importing.command import ImportCommand
from hub.portability.models import Transfer


class Command(ImportCommand):
    """`hub import-archive`."""

    help = "Bring an archive that a hub wrote into a blog. The same file again adds nothing."
    kind = Transfer.Kind.ARCHIVE

    def open(self, options: dict[str, Any]) -> Archive:
        """The archive, if it is whole."""
        return open_archive(options["file"])

    def look(self, source: Archive, blog: Blog) -> dict[str, Any]:
        """By a rehearsal."""
        return look(source, blog)

    def bring(self, transfer: Transfer, source: Archive, on_progress: Progress) -> dict[str, Any]:
        """All of it."""
        return import_archive(transfer, source, on_progress)

    def called(self, source: Archive) -> dict[str, str]:
        """As the blog was."""
        return called(source)
