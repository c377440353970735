"""Reads a feed (RSS, Atom or JSON Feed) into clean posts, and finds the feed that a page names. Pure functions."""

from __future__ import annotations

import calendar
import datetime
import hashlib
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

import feedparser
from django.utils.dateparse import parse_datetime

from hub.fetching import joined
from hub.text.addresses import safe_address
from hub.text.cleaning import TextRefused, clean_comment, from_plain
from hub.text.excerpts import plain

KINDS = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json")
LONGEST_TITLE, LONGEST_NAME, LONGEST_BODY = 200, 120, 100_000
MOST_READ = 200
# A picture or a frame of another host; what is left of one that is written to confuse is cleaned after this. No mark
# begins within it but in quotes: so a text of nothing but beginnings is read once only.
_PICTURE = re.compile(r"""<i(?:mg|frame)\b(?:[^<>"']|"[^"]{0,2000}"|'[^']{0,2000}')*+>""", re.IGNORECASE)


class NotAFeed(Exception):  # noqa: N818 - a page is no error.
    """What was sent is no feed that we can read."""


@dataclass(frozen=True)
class Item:
    """A post of a feed: plain words but for `body`, which is clean HTML."""

    key: str
    address: str
    title: str
    author: str
    body: str
    has_pictures: bool
    published_at: datetime.datetime | None


@dataclass(frozen=True)
class Feed:
    """What a feed is called, and its posts."""

    title: str
    items: list[Item]


def read_feed(body: bytes, address: str, content_type: str = "") -> Feed:
    """The feed that was sent from this address. Raises NotAFeed."""
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json_feed(body, address)
    headers = {"content-location": address, "content-type": content_type or "application/xml"}
    # Its own cleaning reads some texts again and again, for hours; ours comes after it.
    found = feedparser.parse(io.BytesIO(body), response_headers=headers, sanitize_html=False)
    if not found.get("version"):
        raise NotAFeed
    title = _words(found.feed.get("title", ""), LONGEST_NAME)
    return Feed(title, [item for entry in found.entries[:MOST_READ] if (item := _from_xml(entry, address))])


def feed_named_in(body: bytes, address: str) -> str:
    """The address of the first feed that a page of HTML names, "" for none."""
    finder = _Finder()
    finder.feed(body.decode("utf-8", errors="replace"))
    return next((found for href in finder.found if (found := _address(joined(address, href)))), "")


def _from_xml(entry: Any, address: str) -> Item | None:
    contents = entry.get("content") or []
    html = next((one.value for one in contents if one.get("value")), "") or entry.get("summary", "")
    at = entry.get("published_parsed") or entry.get("updated_parsed")
    return _item(
        key=entry.get("id", ""),
        address=joined(address, entry.get("link", "")) if entry.get("link") else "",
        title=entry.get("title", ""),
        author=entry.get("author", ""),
        html=html,
        at=_moment(at),
    )


def _json_feed(body: bytes, address: str) -> Feed:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as problem:
        raise NotAFeed from problem
    if not isinstance(found, dict) or not str(found.get("version", "")).startswith("https://jsonfeed.org/version/"):
        raise NotAFeed
    entries = found.get("items")
    listed = [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    items = [item for entry in listed[:MOST_READ] if (item := _from_json(entry, address))]
    return Feed(_words(_said(found, "title"), LONGEST_NAME), items)


def _from_json(entry: Mapping[str, Any], address: str) -> Item | None:
    authors = entry.get("authors") or [entry.get("author")]
    first = authors[0] if isinstance(authors, list) and authors and isinstance(authors[0], dict) else {}
    html, url = _said(entry, "content_html"), _said(entry, "url")
    try:
        at = parse_datetime(_said(entry, "date_published"))
        html = html or from_plain(_said(entry, "content_text"))
    except (ValueError, TextRefused):
        at = None
    return _item(
        key=str(entry.get("id", "")),
        address=joined(address, url) if url else "",
        title=_said(entry, "title"),
        author=_said(first, "name"),
        html=html,
        at=at.replace(tzinfo=at.tzinfo or datetime.UTC) if at else None,
    )


def _item(*, key: str, address: str, title: str, author: str, html: str, at: datetime.datetime | None) -> Item | None:
    """The post, cleaned; None for one that leads nowhere or has no words."""
    where = _address(address) or _address(key)
    try:
        words, pictures = _PICTURE.subn(" ", html[:LONGEST_BODY])
        body = clean_comment(words)
        name, writer = _words(title, LONGEST_TITLE), _words(author, LONGEST_NAME)
    except TextRefused:
        return None
    if not where or not (name or body):
        return None
    digest = hashlib.sha256((key or where).encode(errors="replace")).hexdigest()
    return Item(digest, where, name, writer, body, pictures > 0, at)


def _words(html: str, most: int) -> str:
    """A title or a name in plain words."""
    return " ".join(plain(clean_comment(html[:2000])).split())[:most]


def _address(value: str) -> str:
    found = safe_address(value) or ""
    return found if found.startswith(("http://", "https://")) else ""


def _said(entry: Mapping[str, Any], name: str) -> str:
    value = entry.get(name)
    return value if isinstance(value, str) else ""


def _moment(at: Any) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromtimestamp(calendar.timegm(at), tz=datetime.UTC) if at else None
    except (ValueError, OverflowError, OSError):
        return None


class _Finder(HTMLParser):
    """Notes the feeds that the head of a page names."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A link that says it is another form of the page."""
        said = {name: value or "" for name, value in attrs}
        is_other_form = tag == "link" and "alternate" in said.get("rel", "").lower().split()
        if is_other_form and said.get("type", "").lower().partition(";")[0].strip() in KINDS and said.get("href"):
            self.found.append(said["href"])
