"""Tells a portfolio in LEAP2A by its content, and opens it: a zip, or the feed alone (L32)."""

from __future__ import annotations

import re
from pathlib import Path

from hub.portability.archive.opening import Opened, holds, open_zip
from hub.portability.elements import elements
from hub.portability.leap2a.outlines import Portfolio
from hub.portability.leap2a.reading import Reader
from hub.portability.leap2a.terms import family_of
from hub.portability.pile import Pile
from hub.portability.wxr.opening import Part

_FILE = re.compile(r"(|.*/)(leap2a|leap2|leap)\.xml", re.IGNORECASE)
_MARKS = (b"leapspecs.org", b"LEAP2A_", b"cetis.org.uk/leap2")


def root_of_portfolio(name: str) -> str | None:
    """The folder in which the feed lies, at most one down (Mahara puts it beside its web pages)."""
    found = _FILE.fullmatch(name)
    return found[1] if found and found[1].count("/") <= 2 else None


def is_leap2a(path: Path) -> bool:
    """Whether a file is one."""
    if holds(path, root_of_portfolio):
        return True
    with path.open("rb") as stream:
        start = stream.read(1 << 14)
    return b"<feed" in start and any(mark in start for mark in _MARKS)


def open_leap2a(path: Path) -> Pile:
    """The portfolio in a file, as records. Raises NotAnExport, in plain words; then nothing of it may be stored."""
    opened, part = _opened(path)
    portfolio = Portfolio.of(elements(part, family_of))
    pile = Pile(opened)
    reader = Reader(portfolio, pile)
    entries = frozenset({"entry"})
    for node in elements(part, family_of, entries):
        reader.note_what_belongs(node)
    for node in elements(part, family_of, entries):
        reader.read(node)
    reader.finish()
    return pile


def _opened(path: Path) -> tuple[Opened, Part]:
    if not holds(path, root_of_portfolio):
        return Opened(path), Part(path.name, lambda: path.open("rb"), path.stat().st_size, compressed=False)
    opened = open_zip(path, root_of_portfolio)
    name = next(name for name in opened.parts if _FILE.fullmatch(name) and "/" not in name)
    size = max(opened.parts[name].compress_size, 1)
    return opened, Part(name, lambda: opened.read(name), size, compressed=True)
