"""What the rules of the three formats ask of a feed. Sources: the RSS 2.0 specification with the RSS Advisory Board's
profile, RFC 4287 (Atom), JSON Feed 1.1, as the W3C's feed checker reads them."""

from __future__ import annotations

import datetime
import email.utils
import json
import re
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
KINDS = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}


def check(kind: str, response: Any) -> list[dict[str, Any]]:
    """Fail unless the answer is a feed by the rules; give its items, each with id, title, url, html and author."""
    assert response.status_code == 200
    assert response["Content-Type"] == KINDS[kind]
    words = response.content.decode("utf-8")
    assert "\0" not in words
    items = {"rss": _rss, "atom": _atom, "json": _json}[kind](words)
    ids = [item["id"] for item in items]
    assert len(set(ids)) == len(ids), "each item has an id of its own"
    for item in items:
        is_absolute(item["url"])
        assert item["html"] or item["title"]
        for address in re.findall(r"""(?:src|href|srcset|poster)=["']([^"']*)""", item["html"]):
            is_absolute(address)
        assert not re.search(r"<(script|style|iframe|form|input|button)\b|\son\w+=|\sstyle=", item["html"])
    return items


def is_absolute(address: str) -> None:
    """Fail unless it is a whole address."""
    parts = urlsplit(address)
    assert parts.scheme in {"http", "https", "mailto"}, address
    assert parts.netloc or parts.path, address
    assert " " not in address


def _rss(words: str) -> list[dict[str, Any]]:
    root = ElementTree.fromstring(words)  # noqa: S314  We wrote it.
    assert root.tag == "rss"
    assert root.get("version") == "2.0"
    (channel,) = root
    for name in ("title", "link", "description"):
        assert (channel.findtext(name) or "").strip(), f"the channel has a {name}"
    is_absolute(channel.findtext("link") or "")
    (itself,) = [link for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]
    is_absolute(itself.get("href", ""))
    assert re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", channel.findtext("language") or "")
    _is_rfc_822(channel.findtext("lastBuildDate") or "")
    assert channel.find("managingEditor") is None, "nobody's e-mail address is in a feed"
    return [_rss_item(item) for item in channel.findall("item")]


def _rss_item(item: ElementTree.Element) -> dict[str, Any]:
    assert item.find("author") is None, "an author of RSS is an e-mail address"
    guid = item.find("guid")
    assert guid is not None
    assert guid.get("isPermaLink") == "false" or (guid.text or "").startswith("http")
    _is_rfc_822(item.findtext("pubDate") or "")
    return {
        "id": guid.text,
        "title": item.findtext("title"),
        "url": item.findtext("link"),
        "html": item.findtext("description") or "",
        "author": item.findtext(CREATOR),
    }


def _atom(words: str) -> list[dict[str, Any]]:
    feed = ElementTree.fromstring(words)  # noqa: S314  We wrote it.
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert len(feed.findall(f"{ATOM}{name}")) == 1, f"the feed has one {name}"
        assert (feed.findtext(f"{ATOM}{name}") or "").strip()
    is_absolute(feed.findtext(f"{ATOM}id") or "")
    assert RFC_3339.fullmatch(feed.findtext(f"{ATOM}updated") or "")
    (itself,) = [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    is_absolute(itself.get("href", ""))
    has_author = bool((feed.findtext(f"{ATOM}author/{ATOM}name") or "").strip())
    return [_atom_entry(entry, has_author) for entry in feed.findall(f"{ATOM}entry")]


def _atom_entry(entry: ElementTree.Element, feed_has_author: bool) -> dict[str, Any]:
    for name in ("id", "title", "updated"):
        assert len(entry.findall(f"{ATOM}{name}")) == 1, f"an entry has one {name}"
    assert feed_has_author or (entry.findtext(f"{ATOM}author/{ATOM}name") or "").strip()
    assert entry.find(f"{ATOM}author/{ATOM}email") is None
    is_absolute(entry.findtext(f"{ATOM}id") or "")
    for name in ("published", "updated"):
        assert RFC_3339.fullmatch(entry.findtext(f"{ATOM}{name}") or "")
    (alternate,) = [link for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
    text = entry.find(f"{ATOM}content")
    text = entry.find(f"{ATOM}summary") if text is None else text
    assert text is not None
    assert text.get("type") == "html"
    return {
        "id": entry.findtext(f"{ATOM}id"),
        "title": entry.findtext(f"{ATOM}title"),
        "url": alternate.get("href", ""),
        "html": text.text or "",
        "author": entry.findtext(f"{ATOM}author/{ATOM}name"),
    }


def _json(words: str) -> list[dict[str, Any]]:
    feed = json.loads(words)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    for name in ("home_page_url", "feed_url"):
        is_absolute(feed[name])
    return [_json_item(item) for item in feed["items"]]


def _json_item(item: dict[str, Any]) -> dict[str, Any]:
    assert isinstance(item["id"], str)
    assert "content_html" in item or "content_text" in item
    for name in ("date_published", "date_modified"):
        assert RFC_3339.fullmatch(item[name])
    assert all(isinstance(tag, str) for tag in item["tags"])
    assert all(author.get("name") for author in item.get("authors", []))
    author = item["authors"][0]["name"] if item.get("authors") else None
    return {
        "id": item["id"],
        "title": item["title"],
        "url": item["url"],
        "html": item["content_html"],
        "author": author,
    }


def _is_rfc_822(words: str) -> None:
    assert isinstance(email.utils.parsedate_to_datetime(words), datetime.datetime)
    assert re.fullmatch(r"[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}", words), words
