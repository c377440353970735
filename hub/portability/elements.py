"""The elements of an XML feed, one whole small tree at a time, whatever the size of the file. Mended as exports are
(wxr.mending), then read by a strict parser that knows no entities; a DOCTYPE is refused before it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat  # The DOCTYPE is refused, so there is nothing to expand.
from xml.sax.saxutils import escape, quoteattr

from django.utils.translation import gettext_lazy as _

from hub.portability.wxr.findings import Findings, NotAnExport
from hub.portability.wxr.mending import mend
from hub.portability.wxr.opening import Part, characters

MOST_DEPTH, MOST_LETTERS, MOST_ELEMENTS = 100, 32 << 20, 200_000
_AROUND = frozenset({"feed", "rss", "channel", "rdf:RDF"})
XHTML = "http://www.w3.org/1999/xhtml"
CUT = _("The file is cut short or damaged. Nothing was stored. Export it again.")
Family = Callable[[str, str], str | None]
"""Gives the name of a vocabulary for the address and the prefix of a namespace: "" for the format's own, None for one
that is not known."""


@dataclass(slots=True)
class Node:
    """An element; names are "leap2:date" by vocabulary, whatever prefix the file uses."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def all(self, name: str) -> list[Node]:
        """The elements of this name in it."""
        return [one for one in self.children if isinstance(one, Node) and one.name == name]

    def first(self, name: str) -> Node | None:
        """The first of them."""
        return next(iter(self.all(name)), None)

    def text(self, name: str = "") -> str:
        """Its words, or those of its first element of this name, without blanks around."""
        inside = self.first(name) if name else self
        return "".join(inside._words()).strip() if inside else ""

    def get(self, name: str) -> str:
        """An attribute, "" when there is none."""
        return self.attributes.get(name, "")

    def html(self) -> str:
        """What stands in it as HTML; elements of other vocabularies lose their marks."""
        return "".join(_as_html(one) for one in self.children)

    def _words(self) -> Iterator[str]:
        for one in self.children:
            if isinstance(one, str):
                yield one
            else:
                yield from one._words()


def elements(part: Part, family: Family, names: frozenset[str] | None = None) -> Iterator[Node]:
    """What stands directly in the feed, in order: of these names, or all. Raises NotAnExport."""
    findings, parser = Findings(), _Parser(family, names)
    try:
        for piece in mend(characters(part.chunks(findings, str), findings)):
            parser.feed(piece.text)
            yield from parser.taken()
        if findings.broken is None:
            parser.feed("", last=True)
    except expat.ExpatError as problem:
        raise NotAnExport(CUT) from problem
    if findings.broken is not None:
        raise NotAnExport(CUT)


class _Parser:
    def __init__(self, family: Family, names: frozenset[str] | None) -> None:
        self._family, self._names = family, names
        self._spaces: list[dict[str, str]] = [{}]
        self._path: list[str] = []
        self._open: list[Node] = []
        self._found: list[Node] = []
        self._letters = self._count = 0
        self._expat = expat.ParserCreate("utf-8")
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._characters
        self._expat.StartDoctypeDeclHandler = _refuse

    def feed(self, text: str, *, last: bool = False) -> None:
        self._expat.Parse(text.encode("utf-8", "ignore"), last)

    def taken(self) -> list[Node]:
        found, self._found = self._found, []
        return found

    def _start(self, tag: str, given: dict[str, str]) -> None:
        if len(self._path) >= MOST_DEPTH:
            raise NotAnExport(_("The file is nested deeper than any export. It was not read."))
        spaces = {key[6:]: value for key, value in given.items() if key == "xmlns" or key.startswith("xmlns:")}
        self._spaces.append({**self._spaces[-1], **spaces} if spaces else self._spaces[-1])
        name = self._named(tag)
        if self._open:
            self._go_deeper(Node(name, self._attributes(given)))
        elif self._path and self._path[-1] in _AROUND and name not in _AROUND:
            self._letters = self._count = 0
            if self._names is None or name in self._names:
                self._open.append(Node(name, self._attributes(given)))
        self._path.append(name)

    def _go_deeper(self, node: Node) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise NotAnExport(_("One text in the file is longer than can be read."))
        self._open[-1].children.append(node)
        self._open.append(node)

    def _end(self, _tag: str) -> None:
        self._path.pop()
        self._spaces.pop()
        if self._open:
            node = self._open.pop()
            if not self._open:
                self._found.append(node)

    def _characters(self, text: str) -> None:
        if self._open:
            self._letters += len(text)
            if self._letters > MOST_LETTERS:
                raise NotAnExport(_("One text in the file is longer than can be read."))
            self._open[-1].children.append(text)

    def _attributes(self, given: dict[str, str]) -> dict[str, str]:
        return {
            self._named(key) if ":" in key else key: value
            for key, value in given.items()
            if not key.startswith("xmlns")
        }

    def _named(self, tag: str) -> str:
        prefix, colon, local = tag.rpartition(":")
        address = self._spaces[-1].get(prefix, "")
        if address == XHTML:
            return local
        family = self._family(address, prefix)
        if family is None:
            return tag if colon else f"?:{local}"
        return f"{family}:{local}" if family else local


def _as_html(one: Node | str) -> str:
    if isinstance(one, str):
        return escape(one)
    if ":" in one.name:
        return one.html()
    given = "".join(f" {key}={quoteattr(value)}" for key, value in one.attributes.items() if ":" not in key)
    return (
        f"<{one.name}{given}>{one.html()}</{one.name}>"
        if one.children or one.name not in _EMPTY
        else f"<{one.name}{given}>"
    )


_EMPTY = frozenset({"br", "hr", "img", "source"})


def _refuse(*_given: object) -> None:
    raise NotAnExport(_("The file begins like a document with rules of its own (DOCTYPE). No export has that."))
