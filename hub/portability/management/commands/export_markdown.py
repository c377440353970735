"""Writes a blog as files in Markdown."""

from __future__ import annotations

from typing import Any

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog
from hub.portability.leaving.command import LeavingCommand
from hub.portability.leaving.exported import Exported
from hub.portability.markdown.export import export_markdown


class Command(LeavingCommand):
    """`hub export-markdown`."""

    help = "Write a blog as a zip of texts in Markdown with front matter, and its files."

    def write(self, blog: Blog, viewer: Viewer, options: dict[str, Any]) -> Exported:
        """The zip."""
        return export_markdown(blog, viewer, options["out"])
