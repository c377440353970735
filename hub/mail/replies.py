"""What somebody answered to a mail."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Attached:
    """A file that came with a mail."""

    name: str
    content: bytes
    content_type: str


@dataclass(frozen=True)
class Reply:
    """The words of an answer, without what it quotes; `is_doubtful` says why we cannot be sure who wrote it."""

    sender: str
    words: str
    pictures: tuple[Attached, ...] = ()
    is_doubtful: str = ""
