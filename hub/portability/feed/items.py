"""One item of a feed, whether it is RSS or Atom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hub.portability.elements import Node
from hub.portability.moments import moment
from hub.portability.wxr.dates import feed_date
from hub.portability.wxr.titles import plain

_FAMILIES = {
    "http://www.w3.org/2005/Atom": "", "http://purl.org/atom/ns": "", "http://purl.org/rss/1.0": "",
    "http://my.netscape.com/rdf/simple/0.9": "", "http://purl.org/rss/1.0/modules/content": "content",
    "http://purl.org/dc/elements/1.1": "dc", "http://purl.org/syndication/thread/1.0": "thread",
    "http://www.w3.org/2007/app": "app", "http://purl.org/atom/app": "app",
    "http://schemas.google.com/blogger/2018": "blogger", "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
}  # fmt: skip
_BY_PREFIX = {
    "": "",
    "content": "content",
    "dc": "dc",
    "app": "app",
    "blogger": "blogger",
    "rdf": "rdf",
}
_KIND = "schemas.google.com/g/2005#kind"


def family_of(address: str, prefix: str) -> str | None:
    """Which vocabulary a namespace is, by its address first and by its prefix second."""
    found = _FAMILIES.get(address.rstrip("/#"))
    return found if found is not None else _BY_PREFIX.get(prefix) if not address else None


@dataclass(slots=True)
class Item:
    """What is told of it; the text is HTML as it stands there, times are in UTC or ""."""

    name: str
    title: str
    html: str
    link: str
    published: str
    updated: str
    author: str
    words: list[str]
    files: list[str] = field(default_factory=list)


def item_of(node: Node) -> Item:
    """The item in an element."""
    published = _moment(node, "published", "issued", "pubDate", "dc:date", "created")
    updated = _moment(node, "updated", "modified") or published
    author = node.first("author")
    writer = (author.text("name") or author.text()) if author else node.text("dc:creator")
    link = _link(node)
    return Item(
        name=node.text("id") or node.text("guid") or link or f"{node.text('title')} {published}",
        title=plain(_title(node))[:250], html=_html(node), link=link, published=published or updated, updated=updated,
        author=plain(writer).partition("@")[0].strip()[:120], words=_words(node), files=_files(node),
    )  # fmt: skip


def _link(node: Node) -> str:
    """Where it stands on the web."""
    for one in node.all("link"):
        if one.get("rel") in {"", "alternate"} and (address := one.get("href") or one.text()):
            return address.strip()
    guid = node.first("guid")
    return guid.text() if guid and guid.get("isPermaLink") != "false" and guid.text().startswith("http") else ""


def _files(node: Node) -> list[str]:
    atom = [one.get("href") for one in node.all("link") if one.get("rel") == "enclosure"]
    return [address for address in (*atom, *(one.get("url") for one in node.all("enclosure"))) if address]


def _title(node: Node) -> str:
    title = node.first("title")
    if title is None:
        return ""
    return title.html() if title.get("type") == "xhtml" else title.text()


def _html(node: Node) -> str:
    """The whole text, else what there is of it."""
    for name in ("content:encoded", "content", "description", "summary"):
        one = node.first(name)
        if one is None:
            continue
        if "xhtml" in one.get("type") or one.get("mode") == "xml":
            words = one.html()
        elif one.get("type") == "text":
            words = "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", _escaped(one.text())))
        else:
            words = one.text()
        if words.strip():
            return words
    return ""


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _words(node: Node) -> list[str]:
    """Its categories, each once; the kind of an entry of Blogger is no word of its author."""
    told = [
        plain(one.get("label") or one.get("term") or one.text())
        for one in node.all("category") if _KIND not in one.get("scheme")
    ]  # fmt: skip
    told += [plain(one.text()) for one in node.all("dc:subject")]
    return list(dict.fromkeys(word[:60] for word in told if word))


def _moment(node: Node, *names: str) -> str:
    for name in names:
        if words := node.text(name):
            if found := moment(words):
                return found
            if at := feed_date(words):
                return at.isoformat().replace("+00:00", "Z")
    return ""
