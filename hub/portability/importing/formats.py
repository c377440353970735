"""What somebody brought, whatever it was written in: told by its content, looked at, and brought in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hub.portability.archive.opening import holds, open_zip
from hub.portability.archive.reading import open_archive
from hub.portability.archive.seal import seal_of
from hub.portability.blogger.opening import is_blogger, open_blogger
from hub.portability.feed.opening import is_feed, open_feed
from hub.portability.importing.archive import running as own_form
from hub.portability.importing.bringing import Progress, silent
from hub.portability.importing.outlook import outlook_of_wordpress
from hub.portability.importing.running import import_wordpress
from hub.portability.importing.source import peek_at, source_of
from hub.portability.leap2a.opening import is_leap2a, open_leap2a
from hub.portability.markdown.opening import is_markdown, open_markdown
from hub.portability.models import Transfer
from hub.portability.pages.opening import is_pages, open_pages
from hub.portability.pile import InOwnForm

Kind = Transfer.Kind
TOLD_BY: dict[str, Callable[[Path], bool]] = {
    Kind.ARCHIVE: holds,
    Kind.LEAP2A: is_leap2a,
    Kind.BLOGGER: is_blogger,
    Kind.FEED: is_feed,
    Kind.MARKDOWN: is_markdown,
    Kind.PAGES: is_pages,
}
"""How each format that becomes records is told, in this order; what is none of them may be from WordPress."""
OPENED_BY: dict[str, Callable[[Path], InOwnForm]] = {
    Kind.ARCHIVE: open_archive,
    Kind.LEAP2A: open_leap2a,
    Kind.BLOGGER: open_blogger,
    Kind.FEED: open_feed,
    Kind.MARKDOWN: open_markdown,
    Kind.PAGES: open_pages,
}


def note_kind(transfer: Transfer) -> None:
    """See what its file is, by the first look. Raises NotAnExport for what plainly is nothing that we take."""
    path = Path(transfer.export.path)
    found = next((kind for kind, is_one in TOLD_BY.items() if is_one(path)), Kind.WORDPRESS)
    transfer.kind = Kind(found)
    if transfer.kind == Kind.WORDPRESS:
        peek_at(transfer)


def outlook_of(transfer: Transfer, on_progress: Progress = silent) -> dict[str, Any]:
    """What the files of this transfer would bring. Raises NotAnExport."""
    if transfer.kind == Kind.WORDPRESS:
        return outlook_of_wordpress(transfer, on_progress)
    outlook = own_form.look(_records_of(transfer, partly=True), transfer.blog, transfer.asked_by, on_progress)
    if transfer.kind == Kind.ARCHIVE:
        outlook["seal"] = seal_of(open_zip(Path(transfer.export.path), though_cut=True))
    return outlook


def bring_in(transfer: Transfer, on_progress: Progress = silent) -> dict[str, Any]:
    """Bring it in and give the report. Raises NotAnExport when nothing can be stored, before anything is."""
    if transfer.kind == Kind.WORDPRESS:
        source = source_of(transfer, partly=transfer.is_taken_in_part)
        source.fetches = transfer.wants_files
        return import_wordpress(transfer, source, on_progress)
    return own_form.import_archive(transfer, _records_of(transfer, partly=transfer.is_taken_in_part), on_progress)


def _records_of(transfer: Transfer, *, partly: bool) -> InOwnForm:
    if transfer.kind == Kind.ARCHIVE:
        return open_archive(Path(transfer.export.path), partly=partly)
    return OPENED_BY[transfer.kind](Path(transfer.export.path))
