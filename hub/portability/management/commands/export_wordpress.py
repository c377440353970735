"""Writes a blog as a zip for WordPress."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog
from hub.portability.leaving.command import LeavingCommand
from hub.portability.leaving.exported import Exported
from hub.portability.leaving.wishes import OF_WORDPRESS, Wishes
from hub.portability.wxr.export import export_wordpress


class Command(LeavingCommand):
    """`hub export-wordpress`."""

    help = "Write a blog as a zip for WordPress: the export, the files, and a page that says how to bring it in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """And how it will be fetched."""
        super().add_arguments(parser)
        parser.add_argument("--base", default="", help="a public https address under which the files can be fetched")
        parser.add_argument("--as-published", action="store_true", help="for a private site: all that is out is public")
        for wish in OF_WORDPRESS:
            parser.add_argument(f"--{wish.value}", action="store_true", help=str(wish.label))

    def write(self, blog: Blog, viewer: Viewer, options: dict[str, Any]) -> Exported:
        """The zip."""
        wishes = Wishes.of(wish for wish in OF_WORDPRESS if options[wish.value])
        return export_wordpress(
            blog, viewer, options["out"], base=options["base"], as_published=options["as_published"], wishes=wishes
        )
