"""Tells a folder of web pages with microformats by its content, and opens it."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _

from hub.portability.archive.opening import BROKEN, Opened, holds, open_zip
from hub.portability.pages.marks import Marked, entries_in, marked
from hub.portability.pages.reading import PagesReader, nothing_on
from hub.portability.pile import Pile
from hub.portability.wxr.findings import NotAnExport

LONGEST_PAGE, LOOKED_INTO = 8 << 20, 50
"""Letters of a page that are read; pages that are looked into before a zip is told to be something else."""
_ENDINGS = (".html", ".htm", ".xhtml")


def root_of_pages(name: str) -> str | None:
    """All of a zip that has a web page anywhere."""
    return "" if name.lower().endswith(_ENDINGS) else None


def is_pages(path: Path) -> bool:
    """Whether a file is a zip of pages, one of which says where an entry is."""
    if not holds(path, root_of_pages):
        return False
    try:
        opened = open_zip(path, root_of_pages, though_cut=True)
        return any("h-entry" in _page(opened, name) for name in _pages(opened)[:LOOKED_INTO])
    except NotAnExport:
        return False


def open_pages(path: Path) -> Pile:
    """What stands on the pages as records. Raises NotAnExport, in plain words; then nothing of it may be stored."""
    opened = open_zip(path, root_of_pages, though_cut=True)
    pile = Pile(opened)
    reader = PagesReader(pile)
    names = _pages(opened)
    for name in names:
        page = marked(_page(opened, name))
        reader.note_blog(page)
        reader.note_entries(name, page)
    for name in names:
        _read(reader, name, marked(_page(opened, name)))
    if not pile.counts["entries"]:
        raise NotAnExport(_("There is no post on these pages that could come in."))
    return pile


def _read(reader: PagesReader, name: str, page: Marked) -> None:
    if entries_in(page):
        reader.read(name, page)
    elif not page.first("h-feed"):
        reader.pile.left.append(nothing_on(name))


def _pages(opened: Opened) -> list[str]:
    """The first page first: it tells whose blog it is."""
    found = [name for name in opened.parts if root_of_pages(name) is not None]
    return sorted(found, key=lambda name: (name.count("/"), not name.lower().endswith("index.html"), name))


def _page(opened: Opened, name: str) -> str:
    """The page in the letters that it is likely to be written in; nothing of what cannot be read."""
    try:
        with opened.read(name) as stream:
            return stream.read(LONGEST_PAGE).decode("utf-8-sig", "replace")
    except BROKEN:
        return ""
