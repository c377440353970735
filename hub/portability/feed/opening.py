"""Tells the file of a feed by its content, and opens it."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _

from hub.portability.archive.opening import Opened
from hub.portability.elements import elements
from hub.portability.feed.items import family_of, item_of
from hub.portability.feed.json_feed import is_json_feed, open_json_feed
from hub.portability.feed.reading import HEAD, Reader
from hub.portability.pile import Pile
from hub.portability.wxr.findings import NotAnExport
from hub.portability.wxr.opening import Part

ITEMS = frozenset({"item", "entry"})
_ROOTS, _OF_WORDPRESS = (b"<rss", b"<feed", b"<rdf:RDF"), (b"<wp:", b"xmlns:wp=", b"wordpress.org/export/")
_SAMPLE = 1 << 16


def sample_of(path: Path) -> bytes:
    """The first bytes, whatever wide letters they are written in."""
    with path.open("rb") as stream:
        return stream.read(_SAMPLE).replace(b"\0", b"")


def is_feed(path: Path) -> bool:
    """Whether a file is a feed, and no export of WordPress, which is written as one."""
    if is_json_feed(path):
        return True
    sample = sample_of(path)
    is_one = sample.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<") and any(root in sample for root in _ROOTS)
    return is_one and not any(mark in sample for mark in _OF_WORDPRESS)


def open_feed(path: Path) -> Pile:
    """The posts of a feed as records. Raises NotAnExport, in plain words; then nothing of it may be stored."""
    if is_json_feed(path):
        return open_json_feed(path)
    part = Part(path.name, lambda: path.open("rb"), max(path.stat().st_size, 1), compressed=False)
    pile = Pile(Opened(path))
    reader = Reader(pile)
    for node in elements(part, family_of, HEAD):
        reader.note_head(node)
    for node in elements(part, family_of, ITEMS):
        reader.note_place(item_of(node))
    for node in elements(part, family_of, ITEMS):
        pile.put("entries", reader.entry(item_of(node)))
    if not pile.counts["entries"]:
        raise NotAnExport(_("There is nothing in this feed that could come in."))
    return pile
