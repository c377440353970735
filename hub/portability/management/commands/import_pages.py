"""Brings a blog in from its web pages."""

from __future__ import annotations

from hub.portability.importing.archive.command import OwnFormCommand
from hub.portability.models import Transfer


class Command(OwnFormCommand):
    """`hub import-pages`."""

    help = (
        "Bring what a zip of web pages with microformats holds into a blog: what is left of an archive, or another "
        "site. The same pages again add nothing."
    )
    kind = Transfer.Kind.PAGES
