"""Writes a blog as a folder that opens in any browser."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog
from hub.portability.archive.export import export_archive
from hub.portability.leaving.command import LeavingCommand
from hub.portability.leaving.exported import Exported
from hub.portability.leaving.wishes import Wish, Wishes


class Command(LeavingCommand):
    """`hub export-archive`."""

    help = "Write a blog as a zip: a website that opens without a server, all files, and all of it as data."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """And what is left out."""
        super().add_arguments(parser)
        parser.add_argument("--without-history", action="store_true", help="leave earlier texts out")
        parser.add_argument("--without-school", action="store_true", help="name no school, and so sign nothing")

    def write(self, blog: Blog, viewer: Viewer, options: dict[str, Any]) -> Exported:
        """The zip."""
        told = {Wish.NO_HISTORY: options["without_history"], Wish.NO_SCHOOL: options["without_school"]}
        wishes = Wishes.of(wish for wish, is_wished in told.items() if is_wished)
        return export_archive(blog, viewer, options["out"], wishes=wishes)
