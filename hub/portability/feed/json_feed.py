"""A JSON Feed (jsonfeed.org), alone or in a zip with its pictures as Micro.blog saves a blog (.bar)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from hub.portability.archive.opening import Opened, holds, open_zip
from hub.portability.archive.reading import listed
from hub.portability.feed.items import Item
from hub.portability.feed.reading import Reader
from hub.portability.importing.archive import fields
from hub.portability.moments import moment
from hub.portability.pile import Pile
from hub.portability.wxr.findings import NotAnExport
from hub.text.markup import escape

FEED = "feed.json"
MOST = 64 << 20
_MARK = b"jsonfeed.org/version"
_SAMPLE = 1 << 16


def root_of_bar(name: str) -> str | None:
    """The folder in which such a feed lies."""
    folder = name.removesuffix(FEED)
    is_one = folder != name and folder.count("/") <= 1 and (not folder or folder.endswith("/"))
    return folder if is_one else None


def is_json_feed(path: Path) -> bool:
    """Whether a file is one, or a zip around one with no more pages than the first."""
    if holds(path, root_of_bar):
        opened = open_zip(path, root_of_bar, though_cut=True)
        return not any(name.endswith(".html") and name != "index.html" for name in opened.parts)
    with path.open("rb") as stream:
        sample = stream.read(_SAMPLE)
    return sample.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and _MARK in sample


def open_json_feed(path: Path) -> Pile:
    """The posts as records. Raises NotAnExport, in plain words; then nothing of it may be stored."""
    if holds(path, root_of_bar):
        opened = open_zip(path, root_of_bar)
        told = opened.text(FEED, MOST)
    else:
        opened, told = Opened(path), _bare(path)
    feed = _read(told)
    pile = Pile(opened)
    reader = Reader(pile)
    pile.blog |= {"title": fields.line(feed, "title", 120), "tagline": fields.line(feed, "description", 250)}
    reader.base = fields.text(feed, "home_page_url", 500)
    for item in _items(feed):
        reader.note_place(item)
    for item in _items(feed):
        pile.put("entries", reader.entry(item))
    if not pile.counts["entries"]:
        raise NotAnExport(_("There is nothing in this feed that could come in."))
    return pile


def _items(feed: dict[str, Any]) -> Iterator[Item]:
    for one in listed(feed, "items"):
        words, link = fields.text(one, "content_text"), fields.text(one, "url", 2000)
        html = fields.text(one, "content_html", 8_000_000) or "".join(
            f"<p>{escape(part)}</p>" for part in words.split("\n\n") if part.strip()
        )
        published, title = moment(fields.text(one, "date_published", 60)), fields.line(one, "title", 250)
        files = [fields.text(file, "url", 2000) for file in listed(one, "attachments")]
        image = fields.text(one, "image", 2000)
        if image and image not in html:
            html = f'<p><img src="{escape(image)}" alt=""></p>{html}'
        yield Item(
            name=fields.text(one, "id", 500) or link or f"{title} {published}", title=title, html=html, link=link,
            published=published, updated=moment(fields.text(one, "date_modified", 60)) or published, author="",
            words=[word[:60] for word in fields.words(one, "tags")], files=[file for file in files if file],
        )  # fmt: skip


def _read(told: str) -> dict[str, Any]:
    """The feed, no deeper than one is, and without half letters."""
    try:
        whole = json.dumps(json.loads(told), ensure_ascii=False).encode("utf-8", "replace")
        feed = json.loads(whole)
    except (ValueError, RecursionError) as problem:
        raise NotAnExport(_("The file is cut short or damaged. Nothing was stored. Export it again.")) from problem
    if not isinstance(feed, dict):
        raise NotAnExport(_("There is nothing in this feed that could come in."))
    return feed


def _bare(path: Path) -> str:
    with path.open("rb") as stream:
        content = stream.read(MOST + 1)
    if len(content) > MOST:
        raise NotAnExport(_("One text in the file is longer than can be read."))
    return content.decode("utf-8-sig", "replace")
