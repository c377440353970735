"""What every way of leaving gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

Progress = Callable[[int, int, str], None]
"""Called with how many files are packed, of how many, and what is being done. It may raise, to stop."""


class NotWhole(Exception):
    """What was written is not what is here; nobody is handed such a file (portability.md W63)."""


@dataclass
class Exported:
    """What is in an export, by kind, and what stayed behind with the reason."""

    counts: dict[str, int] = field(default_factory=dict)
    left_out: list[tuple[str, str]] = field(default_factory=list)


def silent(_done: int, _total: int, _words: str) -> None:
    """Progress that nobody watches."""
