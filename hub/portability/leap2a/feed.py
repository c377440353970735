"""The lines of the file: a feed of entries, each with exactly one of every obligatory element (L3-L9)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from hub.portability.archive.kept import Record
from hub.portability.leap2a.terms import ATOM, OWN, RDF, VERSION
from hub.portability.wxr.writing.lines import Lines


@dataclass
class EntryOut:
    """One entry on its way. `content` is text, or HTML when `is_html`; `sets` are words of the format's own lists;
    `links` are relation, target and place; `kept` is what only a hub reads; `more` are finished lines."""

    name: str
    kind: str
    title: str
    content: str = ""
    is_html: bool = False
    updated: str = ""
    published: str = ""
    sets: Mapping[str, str] = field(default_factory=dict)
    tags: Iterable[str] = ()
    links: Iterable[tuple[str, str, int]] = ()
    file: tuple[str, str, int] | None = None
    kept: tuple[str, Record] | None = None
    more: Iterable[str] = ()


class Feed:
    """Writes the feed; `counts` grows by kind."""

    def __init__(self, lines: Lines, addresses: Mapping[str, str], portfolio: str) -> None:
        self.lines = lines
        self.addresses = addresses
        self.portfolio = portfolio

    def begin(self, name: str, title: str, author: str, updated: str, person: str) -> None:
        """What stands once; of the author the name and nothing more."""
        spaces = {"rdf": RDF, **self.addresses, "portfolio": self.portfolio, "hub": OWN}
        told = "".join(f" xmlns:{prefix}={quoteattr(address)}" for prefix, address in spaces.items())
        self.lines.line('<?xml version="1.0" encoding="UTF-8"?>')
        self.lines.line(f'<feed xmlns="{ATOM}"{told}>')
        self._plain("leap2:version", VERSION)
        self._plain("id", name)
        self._plain("title", title)
        self._plain("updated", updated)
        self._plain("generator", "Learning Hub")
        self.lines.line(f"<author><name>{self._legal(author)}</name><uri>{escape(person)}</uri></author>")

    def entry(self, out: EntryOut, updated: str) -> None:
        """One entry; `updated` when it has no time of its own."""
        self.lines.line("<entry>")
        self._plain("title", " ".join(out.title.split()) or out.name)
        self._plain("id", out.name)
        self._plain("updated", out.updated or updated)
        if out.published:
            self._plain("published", out.published)
        self._content(out.content, is_html=out.is_html)
        self.lines.line(f"<rdf:type rdf:resource={quoteattr('leap2:' + out.kind)}/>")
        for scheme, term in out.sets.items():
            self.lines.line(f'<category scheme="categories:{scheme}#" term={quoteattr(term)}/>')
        for tag in out.tags:
            label = quoteattr(self.lines.legal(tag))
            self.lines.line(f"<category term={label} label={label}/>")
        for relation, target, place in out.links:
            order = f' leap2:display_order="{place}"' if place else ""
            self.lines.line(f"<link rel={quoteattr(relation)} href={quoteattr(target)}{order}/>")
        if out.file:
            path, media_type, size = out.file
            told = f'rel="enclosure" type={quoteattr(media_type)} href={quoteattr(path)} length="{size}"'
            self.lines.line(f"<link {told}/>")
        for line in out.more:
            self.lines.line(self.lines.legal(line))
        if out.kept:
            name, record = out.kept
            self.lines.line(f"<hub:record hub:list={quoteattr(name)}>{escape(as_json(record))}</hub:record>")
        self.lines.line("</entry>")

    def end(self) -> None:
        """Nothing follows."""
        self.lines.line("</feed>")

    # Private

    def _content(self, words: str, *, is_html: bool) -> None:
        """Rich text in ASCII: whoever reads it without knowing its letters reads it right all the same (L7)."""
        if is_html:
            self._plain("content", in_ascii(self.lines.legal(words)), ' type="html"')
        else:
            self._plain("content", words, ' type="text"')

    def _plain(self, name: str, words: str, attributes: str = "") -> None:
        self.lines.line(f"<{name}{attributes}>{self._legal(words)}</{name}>")

    def _legal(self, words: str) -> str:
        return escape(self.lines.legal(words))


def in_ascii(html: str) -> str:
    """The same HTML with every other letter as a number."""
    return html.encode("ascii", "xmlcharrefreplace").decode()


def as_json(value: Any) -> str:
    """In ASCII, so that no letter of it can be one that XML forbids."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))
