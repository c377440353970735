"""The export and its uploads, opened together; whatever cannot be trusted is refused before anything is stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from hub.portability.models import Transfer
from hub.portability.wxr.addresses import OwnAddresses
from hub.portability.wxr.findings import Findings, NotAnExport
from hub.portability.wxr.opening import open_parts
from hub.portability.wxr.reading import Export, open_export
from hub.portability.wxr.records import Item, Outline
from hub.portability.wxr.uploads import Uploads

__all__ = ["ENTRY_KINDS", "NotAnExport", "Source", "open_source", "peek_at", "source_of"]

ENTRY_KINDS = frozenset({"post", "page"})
_HOSTILE = frozenset({"size", "path", "link"})


@dataclass
class Source:
    """An export with its uploads. `attachments` by number (or by key without one), `reusable` texts by number.
    `fetches`: files that did not come along are asked for where the blog was."""

    export: Export
    uploads: Uploads
    own: OwnAddresses
    attachments: dict[str, Item] = field(default_factory=dict)
    reusable: dict[int, str] = field(default_factory=dict)
    fetches: bool = False

    def outlines(self, *kinds: str) -> list[Outline]:
        """The outlines of these kinds, in the order of the file."""
        return [outline for outline in self.export.outlines if outline.kind in kinds]

    @property
    def broken(self) -> list[str]:
        """Where the file breaks off, in words; empty for a whole one."""
        return [str(self.export.findings.broken)] if self.export.findings.broken else []

    @property
    def entry_count(self) -> int:
        """How many posts and pages there are."""
        return sum(count for (kind, _status), count in self.export.counts.items() if kind in ENTRY_KINDS)


def open_source(file: Path, uploads: Iterable[Path] = (), *, partly: bool = False) -> Source:
    """Opens both. Raises NotAnExport, in plain words, for what is no export, says something untrue about its letters,
    or is built to do harm; and for what is cut short, unless `partly` asks for what stands before the break."""
    _refuse_bomb(file)
    export = open_export(file)
    if export.findings.broken is not None and not (partly and export.outlines):
        raise NotAnExport(
            _("The file is cut short or damaged: it breaks off after “%(item)s”. Nothing was stored. Export it again.")
            % {"item": export.findings.broken.item}
        )
    if _lies_about_letters(export):
        raise NotAnExport(
            _("The file says something untrue about how its letters are written. Nothing was stored. Export it again.")
        )
    found = Uploads(*uploads)
    if any(reason in _HOSTILE for _name, reason in found.refused):
        raise NotAnExport(
            _("Among the uploads is something that would grow beyond reason or leave its folder. Nothing was stored.")
        )
    source = Source(export, found, OwnAddresses(export.site, export.outlines))
    for item in export.items() if _has_references(export) else ():
        if item.kind == "attachment":
            source.attachments[item.key] = item
        elif item.kind == "wp_block" and item.number:
            source.reusable[item.number] = item.content
    return source


def source_of(transfer: Transfer, *, partly: bool = False) -> Source:
    """What somebody brought in the browser, opened. Raises NotAnExport."""
    uploads = [Path(transfer.uploads.path)] if transfer.uploads else []
    return open_source(Path(transfer.export.path), uploads, partly=partly)


def peek_at(transfer: Transfer) -> None:
    """Read no more than the first bytes. Raises NotAnExport for what plainly is something else."""
    open_parts(Path(transfer.export.path), Findings())


def _refuse_bomb(file: Path) -> None:
    """Unpack once without reading, which is quick: what grows beyond reason is refused before it costs time."""
    findings = Findings()
    for part in open_parts(file, findings):
        if part.compressed:
            for _chunk in part.chunks(findings, str):
                pass


def _has_references(export: Export) -> bool:
    return any(kind in {"attachment", "wp_block"} for kind, _status in export.counts)


def _lies_about_letters(export: Export) -> bool:
    """Whether the whole file is in another encoding than it says. A few stray bytes are mended by the reader."""
    if any(note.kind == "encoding" for note in export.findings.notes):
        return True
    stray = export.findings.repairs["stray-bytes"]
    return bool(stray) and stray >= _true_letters(export)


def _true_letters(export: Export) -> int:
    """How many letters beyond ASCII the file spells as it says it does."""
    found = 0
    for part in export.parts:
        for chunk in part.chunks(Findings(), str):
            text = chunk.decode("utf-8", "surrogateescape")
            found += sum(letter > "\x7f" and not "\udc80" <= letter <= "\udcff" for letter in text)
    return found
