"""Writes a blog as a folder that opens in any browser."""

from __future__ import annotations

from typing import Any

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog
from hub.portability.archive.export import export_archive
from hub.portability.leaving.command import LeavingCommand
from hub.portability.leaving.exported import Exported


class Command(LeavingCommand):
    """`hub export-archive`."""

    help = "Write a blog as a zip: a website that opens without a server, all files, and all of it as data."

    def write(self, blog: Blog, viewer: Viewer, options: dict[str, Any]) -> Exported:
        """The zip."""
        return export_archive(blog, viewer, options["out"])
