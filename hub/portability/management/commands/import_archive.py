"""Brings the archive of another hub into a blog."""

from __future__ import annotations

from hub.portability.importing.archive.command import OwnFormCommand
from hub.portability.models import Transfer


class Command(OwnFormCommand):
    """`hub import-archive`."""

    help = "Bring an archive that a hub wrote into a blog. The same file again adds nothing."
    kind = Transfer.Kind.ARCHIVE
