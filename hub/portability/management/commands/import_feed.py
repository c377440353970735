"""Brings a blog in from the file of its feed."""

from __future__ import annotations

from hub.portability.importing.archive.command import OwnFormCommand
from hub.portability.models import Transfer


class Command(OwnFormCommand):
    """`hub import-feed`."""

    help = (
        "Bring what an RSS or Atom feed holds into a blog; its file, not its address. The same posts again add nothing."
    )
    kind = Transfer.Kind.FEED
