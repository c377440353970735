"""Writes a blog as a portfolio in LEAP2A."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog
from hub.portability.leap2a.export import export_leap2a
from hub.portability.leaving.command import LeavingCommand
from hub.portability.leaving.exported import Exported


class Command(LeavingCommand):
    """`hub export-leap2a`."""

    help = "Write a blog as a zip in LEAP2A, for Mahara and other portfolios."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """And for which Mahara."""
        super().add_arguments(parser)
        parser.add_argument("--classic", action="store_true", help="for a Mahara before 22.10")

    def write(self, blog: Blog, viewer: Viewer, options: dict[str, Any]) -> Exported:
        """The zip."""
        return export_leap2a(blog, viewer, options["out"], classic=options["classic"])
