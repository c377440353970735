"""What somebody answered to a mail."""

from __future__ import annotations

from dataclasses import dataclass


class HasNoPlace(Exception):
    """What was answered is not there any more: somebody who is responsible says where the words belong."""


@dataclass(frozen=True)
class Attached:
    """A file that came with a mail."""

    name: str
    content: bytes
    content_type: str


@dataclass(frozen=True)
class Reply:
    """The words of an answer, without what it quotes; its pictures by the numbers under which they are kept."""

    sender: str
    words: str
    pictures: tuple[int, ...] = ()
