"""Tells an export of Blogger by its content, and opens it: the classic file, Takeout's feed.atom, or Takeout's zip."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _

from hub.portability.archive.opening import Opened, holds, open_zip
from hub.portability.blogger.reading import BloggerReader
from hub.portability.elements import elements
from hub.portability.feed.items import family_of
from hub.portability.feed.opening import sample_of
from hub.portability.feed.reading import HEAD
from hub.portability.pile import Pile
from hub.portability.wxr.opening import Part

_FEED = "feed.atom"
_MARKS = (b"schemas.google.com/g/2005#kind", b"schemas.google.com/blogger/2018")
_ENTRIES = frozenset({"entry"})


def root_of_takeout(name: str) -> str | None:
    """All of a zip that has such a feed anywhere."""
    return "" if name == _FEED or name.endswith(f"/{_FEED}") else None


def is_blogger(path: Path) -> bool:
    """Whether a file is one."""
    return holds(path, root_of_takeout) or any(mark in sample_of(path) for mark in _MARKS)


def open_blogger(path: Path) -> Pile:
    """The blog in a file as records. Raises NotAnExport, in plain words; then nothing of it may be stored."""
    opened, part, others = _opened(path)
    pile = Pile(opened)
    pile.left += [(name, _("It is another blog. Bring its feed.atom alone, to its own place.")) for name in others]
    reader = BloggerReader(pile)
    for node in elements(part, family_of, HEAD):
        reader.note_head(node)
    for node in elements(part, family_of, _ENTRIES):
        reader.note(node)
    for node in elements(part, family_of, _ENTRIES):
        reader.read(node)
    reader.finish()
    return pile


def _opened(path: Path) -> tuple[Opened, Part, list[str]]:
    """Of several blogs in one zip the largest; the names of the others are told."""
    if not holds(path, root_of_takeout):
        size = max(path.stat().st_size, 1)
        return Opened(path), Part(path.name, lambda: path.open("rb"), size, compressed=False), []
    opened = open_zip(path, root_of_takeout)
    feeds = [name for name in opened.parts if root_of_takeout(name) is not None]
    first, *others = sorted(feeds, key=lambda name: (-opened.parts[name].file_size, name))
    size = max(opened.parts[first].compress_size, 1)
    return opened, Part(first, lambda: opened.read(first), size, compressed=True), sorted(others)
