"""Tells files in Markdown by their content, and opens them: a zip of a folder, or one file with words at its top."""

from __future__ import annotations

import re
from pathlib import Path

from django.utils.translation import gettext as _

from hub.portability.archive.opening import Opened, holds, open_zip
from hub.portability.markdown.reading import Reader
from hub.portability.pile import Pile
from hub.portability.wxr.findings import Findings, NotAnExport
from hub.portability.wxr.opening import open_parts

MOST = 8 << 20
_FILE = re.compile(
    r"(?!.*(?:^|/)(?:\.|_site/|public/|node_modules/|themes/|archetypes/))(.*/)?([^/]+)\.(md|markdown|mdown)", re.I
)
_NO_POST = frozenset({"readme", "license", "changelog", "contributing", "code_of_conduct"})


def root_of_site(name: str) -> str | None:
    """All of a zip that has a text in Markdown anywhere."""
    found = _FILE.fullmatch(name)
    return "" if found and found[2].lower() not in _NO_POST else None


def is_markdown(path: Path) -> bool:
    """Whether a file is such a zip, or begins with words in front."""
    if holds(path, root_of_site):
        return not _is_of_wordpress(path)
    with path.open("rb") as stream:
        return stream.read(8).removeprefix(b"\xef\xbb\xbf").startswith((b"---\n", b"---\r\n", b"+++\n", b"+++\r\n"))


def open_markdown(path: Path) -> Pile:
    """The texts as records. Raises NotAnExport, in plain words; then nothing of it may be stored."""
    if holds(path, root_of_site):
        opened = open_zip(path, root_of_site)
        names = sorted(name for name in opened.parts if root_of_site(name) is not None)
    else:
        opened, names = Opened(path), []
    pile = Pile(opened)
    reader = Reader(pile)
    if not names:
        reader.note("post.md", _bare(path))
        reader.read("post.md", _bare(path))
    for name in names:
        reader.note(name, opened.text(name, MOST))
    for name in names:
        reader.read(name, opened.text(name, MOST))
    reader.finish()
    return pile


def _is_of_wordpress(path: Path) -> bool:
    """Whether a zip has an export of WordPress in it; then a text in Markdown is one of its files."""
    try:
        open_parts(path, Findings())
    except NotAnExport:
        return False
    return True


def _bare(path: Path) -> str:
    with path.open("rb") as stream:
        content = stream.read(MOST + 1)
    try:
        words = content.decode()
    except UnicodeDecodeError as problem:
        raise NotAnExport(_("This is no text in UTF-8. Nothing was stored.")) from problem
    if len(content) > MOST:
        raise NotAnExport(_("One text in the file is longer than can be read."))
    return words
