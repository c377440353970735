"""Brings a portfolio in LEAP2A into a blog."""

from __future__ import annotations

from hub.portability.importing.archive.command import OwnFormCommand
from hub.portability.models import Transfer


class Command(OwnFormCommand):
    """`hub import-leap2a`."""

    help = "Bring a portfolio in LEAP2A, as Mahara writes it, into a blog. The same file again adds nothing."
    kind = Transfer.Kind.LEAP2A
