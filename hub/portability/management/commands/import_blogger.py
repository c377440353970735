"""Brings a blog in from Blogger."""

from __future__ import annotations

from hub.portability.importing.archive.command import OwnFormCommand
from hub.portability.models import Transfer


class Command(OwnFormCommand):
    """`hub import-blogger`."""

    help = "Bring a blog from Blogger, its backup or Google Takeout's, into a blog. The same file again adds nothing."
    kind = Transfer.Kind.BLOGGER
