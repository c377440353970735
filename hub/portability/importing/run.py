"""One run of an import from WordPress: the export, its uploads, and who wrote what."""

from __future__ import annotations

from hub.portability.importing.bringing import Bringing, Progress, fit, silent
from hub.portability.importing.old_site import OldSite
from hub.portability.importing.others import left_behind, told_of_file
from hub.portability.importing.source import Source
from hub.portability.importing.writers import Writers
from hub.portability.models import Transfer
from hub.portability.wxr.finishing import bare_address

__all__ = ["Progress", "Run", "fit", "silent"]


class Run(Bringing):
    """The transfer with its source."""

    def __init__(self, transfer: Transfer, source: Source, on_progress: Progress) -> None:
        self.source = source
        self.export = source.export
        self.old_site = OldSite(self.export.base)
        self.writers = Writers(transfer.blog, self.export, transfer.asked_by, transfer.outlook.get("people"))
        base, total = bare_address(self.export.base), len(source.attachments) + source.entry_count
        total += source.export.comment_count
        super().__init__(transfer, on_progress, base=base, owner=self.writers.main, total=total)

    def term_key(self, taxonomy: str, slug: str) -> str:
        """The key of a category or tag."""
        return fit(f"{self.base}#{taxonomy}/{slug}")

    def told_of_source(self) -> list[tuple[str, str]]:
        """Repairs and oddities of the file."""
        return told_of_file(self.source)

    def left_behind(self) -> list[tuple[str, str]]:
        """Items of other kinds."""
        return left_behind(self.source)

    def told_of_writer(self, name: str, count: int) -> str:
        """Who stands in their place."""
        return self.writers.told(name, count)
