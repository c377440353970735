"""Brings texts in Markdown into a blog."""

from __future__ import annotations

from hub.portability.importing.archive.command import OwnFormCommand
from hub.portability.models import Transfer


class Command(OwnFormCommand):
    """`hub import-markdown`."""

    help = "Bring a zip of texts in Markdown with front matter into a blog. The same file again adds nothing."
    kind = Transfer.Kind.MARKDOWN
