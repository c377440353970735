"""Two texts word by word: what stayed, what is gone, what is new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from hub.text.excerpts import plain
from hub.text.words import UNSPACED

SAME, GONE, NEW = "same", "gone", "new"
Piece = tuple[str, str]
_MOST = 4_000_000
"""Pairs of letters; lines that differ in more are told as gone and new, not word by word."""
_PARTS = re.compile(rf"\n|[^\S\n]+|[{UNSPACED}]|[^\s{UNSPACED}]+")


def differences(before: str, after: str) -> list[list[Piece]]:
    """The readable words of both HTML texts in lines of pieces: (SAME, GONE or NEW, words).

    Lines are compared first, and only those that differ word by word, so that nobody waits for a long text.
    """
    old, new = plain(before).splitlines(keepends=True), plain(after).splitlines(keepends=True)
    lines: list[list[Piece]] = [[]]
    for kind, words in _joined(_pieces(old, new)):
        for place, part in enumerate(words.split("\n")):
            if place and lines[-1]:
                lines.append([])
            if part:
                lines[-1].append((kind, part))
    return [line for line in lines if line]


def _pieces(old: list[str], new: list[str], *, words: bool = False) -> Iterator[Piece]:
    for tag, i, j, k, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[i:j]), "".join(new[k:n])
        if tag == "equal":
            yield SAME, gone
        elif tag == "replace" and not words and len(gone) * len(come) <= _MOST:
            yield from _pieces(_PARTS.findall(gone), _PARTS.findall(come), words=True)
        else:
            yield GONE, gone
            yield NEW, come


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one; empty ones left out."""
    kept: list[Piece] = []
    for kind, words in pieces:
        if kept and kept[-1][0] == kind:
            kept[-1] = (kind, kept[-1][1] + words)
        elif words:
            kept.append((kind, words))
    return iter(kept)
