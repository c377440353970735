"""What somebody brought, whatever it was written in: told by its content, looked at, and brought in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hub.portability.archive.opening import is_archive
from hub.portability.archive.reading import open_archive
from hub.portability.importing.archive import running as archives
from hub.portability.importing.bringing import Progress, silent
from hub.portability.importing.outlook import outlook_of_wordpress
from hub.portability.importing.running import import_wordpress
from hub.portability.importing.source import peek_at, source_of
from hub.portability.models import Transfer


def note_kind(transfer: Transfer) -> None:
    """See what its file is, by the first look. Raises NotAnExport for what plainly is nothing that we take."""
    if is_archive(Path(transfer.export.path)):
        transfer.kind = Transfer.Kind.ARCHIVE
    else:
        transfer.kind = Transfer.Kind.WORDPRESS
        peek_at(transfer)


def outlook_of(transfer: Transfer, on_progress: Progress = silent) -> dict[str, Any]:
    """What the files of this transfer would bring. Raises NotAnExport."""
    if transfer.kind == Transfer.Kind.ARCHIVE:
        archive = open_archive(Path(transfer.export.path))
        return archives.look(archive, transfer.blog, transfer.asked_by, on_progress)
    return outlook_of_wordpress(transfer, on_progress)


def bring_in(transfer: Transfer, on_progress: Progress = silent) -> dict[str, Any]:
    """Bring it in and give the report. Raises NotAnExport when nothing can be stored, before anything is."""
    if transfer.kind == Transfer.Kind.ARCHIVE:
        return archives.import_archive(transfer, open_archive(Path(transfer.export.path)), on_progress)
    return import_wordpress(transfer, source_of(transfer), on_progress)
