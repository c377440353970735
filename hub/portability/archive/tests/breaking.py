"""An import that is broken off again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from hub.portability.importing.archive import entries
from hub.portability.importing.archive.run import ArchiveRun


def until_it_ends(bring: Callable[[], Any], monkeypatch: pytest.MonkeyPatch, *, further: int) -> tuple[Any, int]:
    """What `bring` gives in the end, and how often it was broken off before: each time `further` writes later."""
    write, left, breaks = ArchiveRun.write, 0, 0

    def breaking(run: ArchiveRun, rows: Any, **how: Any) -> Any:
        nonlocal left
        left -= 1
        if not left:
            raise KeyboardInterrupt
        return write(run, rows, **how)

    monkeypatch.setattr(ArchiveRun, "write", breaking)
    monkeypatch.setattr(entries, "AT_ONCE", 1)
    while True:
        left = 4 + further * breaks
        try:
            return bring(), breaks
        except KeyboardInterrupt:
            breaks += 1
