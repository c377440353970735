"""How far a packing is, in parts of a hundred, and when it will be over: reckoned from what is done so far."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.utils import timezone

from hub.portability.leaving.exported import Part

A_TEXT = 1_000_000
"""To write a post takes about as long as so many bytes of files; to make its page, as long once more."""
_AT_LEAST = datetime.timedelta(seconds=2)
"""Before that, nobody can tell how long it takes."""


class HowFar:
    """Counts what was done of one packing. `counts`: how much there is, by kind."""

    def __init__(self, counts: Mapping[str, int], *, has_pages: bool) -> None:
        self._texts = counts["post"] + counts["page"]
        words, files = self._texts * A_TEXT, counts["bytes"]
        self._whole = {
            Part.TEXTS: words,
            Part.FILES: files,
            Part.PAGES: words if has_pages else 0,
            Part.CHECK: files,
        }
        self._sizes = dict.fromkeys(Part, 0)
        self._began = timezone.now()
        self.part = Part.TEXTS
        self.done = 0

    def note(self, part: Part, done: int, size: int) -> None:
        """So many of this part are done now, with so many bytes more."""
        self.part, self.done = part, done
        self._sizes[part] += size

    @property
    def percent(self) -> int:
        """0 to 100."""
        return int(100 * self._share)

    def ready_at(self, now: datetime.datetime) -> datetime.datetime | None:
        """When it will be over, if the rest goes as what is done; None while that cannot be told yet."""
        taken = now - self._began
        if taken < _AT_LEAST or not self._share:
            return None
        return self._began + taken / self._share

    @property
    def _share(self) -> float:
        before = sum(self._whole[part] for part in list(Part)[: list(Part).index(self.part)])
        whole = self._whole[self.part]
        if self.part in (Part.TEXTS, Part.PAGES):
            here = whole * self.done / max(1, self._texts)
        else:
            here = self._sizes[self.part]
        return (before + min(here, whole)) / max(1, sum(self._whole.values()))
