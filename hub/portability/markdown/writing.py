"""A text of the closed vocabulary as Markdown. What Markdown has no sign for stands there as HTML, which it allows; so
nothing is lost, and reading it again gives the same text."""

from __future__ import annotations

import re
from html import unescape

from hub.text.cleaning import tree_of
from hub.text.markup import Element, start, write
from hub.text.references import References
from hub.text.vocabulary import BLOCKS, VOID

_SIGNS = re.compile(r"([\\`*_\[\]<>&#~|])")
_AT_START = re.compile(r"^(\s*)([-+=]|\d{1,9}[.)])")
_HEADINGS = {"h2": "##", "h3": "###", "h4": "####"}
_STARS = {"strong": "**", "em": "*"}


def markdown(html: str, references: References) -> str:
    """The text; files and entries at the addresses that the references give them, the others as words alone."""
    writer = _Writer(references)
    return "\n\n".join(writer.blocks(tree_of(html))) + "\n"


class _Writer:
    def __init__(self, references: References) -> None:
        self.shown = references.media
        self.led_to = references.entries

    def blocks(self, element: Element) -> list[str]:
        """Its blocks; words between blocks are paragraphs of their own."""
        found: list[str] = []
        loose: list[Element | str] = []
        for child in [*element.children, Element("hr")]:
            if isinstance(child, Element) and child.name in BLOCKS:
                if words := self.line(loose).strip():
                    found.append(words)
                loose = []
                found.append(self.block(child))
            else:
                loose.append(child)
        return [block for block in found[:-1] if block]

    def block(self, element: Element) -> str:
        """One block."""
        name, is_plain = element.name, not element.attributes
        if name == "p" and is_plain:
            return self.line(element.children).strip()
        if name in _HEADINGS and is_plain:
            return f"{_HEADINGS[name]} {self.line(element.children).strip()}"
        if name == "hr" and is_plain:
            return "---"
        if name == "blockquote" and is_plain:
            return _indented("\n\n".join(self.blocks(element)), "> ", "> ")
        if name in ("ul", "ol") and is_plain:
            return self._list(element)
        picture = _only_picture(element)
        if picture is not None and (address := self._media(picture)):
            return self._picture(picture, address)
        return self._as_html(element)

    def line(self, children: list[Element | str]) -> str:
        """Words in a line, with their signs."""
        parts: list[str] = []
        for place, child in enumerate(children):
            if isinstance(child, str):
                parts.append(_escaped(child, at_start=not "".join(parts).strip()))
            else:
                before = "".join(parts)[-1:]
                after = children[place + 1] if place + 1 < len(children) else ""
                parts.append(self._inline(child, before, after[:1] if isinstance(after, str) else "x"))
        return "".join(parts)

    # Private

    def _inline(self, element: Element, before: str, after: str) -> str:
        name = element.name
        if name == "br":
            return "\\\n"
        if name == "img" and (address := self._media(element)):
            return self._picture(element, address)
        if name == "a" and not element.attributes.keys() & {"lang", "dir"} and (address := self._address(element)):
            target = f"<{address}>" if "(" in address or ")" in address else address
            return f"[{self.line(element.children)}]({target})"
        inner = self.line(element.children)
        if name in _STARS and not element.attributes and _may_star(inner, before, after):
            return f"{_STARS[name]}{inner}{_STARS[name]}"
        if name in ("img", "audio", "video") or (name == "a" and "href" not in element.attributes):
            return self._as_html(element) if self._media(element) else inner
        return f"{start(name, element.attributes)}{inner}" + ("" if name in VOID else f"</{name}>")

    def _list(self, element: Element) -> str:
        lines: list[str] = []
        for number, item in enumerate(element.elements(), start=1):
            mark = "- " if element.name == "ul" else f"{number}. "
            is_loose = any(child.name == "p" for child in item.elements())
            blocks = self.blocks(item)
            lines.append(_indented(("\n\n" if is_loose else "\n").join(blocks), mark, " " * len(mark)))
        return "\n".join(lines)

    def _picture(self, element: Element, address: str) -> str:
        return f"![{_escaped(element.attributes.get('alt', ''))}]({address})"

    def _as_html(self, element: Element) -> str:
        """As HTML in one block: no empty line, which would end it everywhere but in code."""
        copy = self._led(element)
        if element.name == "pre":
            return write(copy)
        return re.sub(r"\n\s*\n", "\n", write(copy))

    def _led(self, element: Element) -> Element:
        attributes = {key: value for key, value in element.attributes.items()
                      if key not in ("data-media", "data-entry", "data-fragment")}  # fmt: skip
        if address := self._media(element) or self._address(element):
            attributes["href" if element.name == "a" else "src"] = address
        if element.name in ("audio", "video"):
            attributes["controls"] = ""
        children = [child if isinstance(child, str) else self._led(child) for child in element.children]
        return Element(element.name, attributes, children)

    def _media(self, element: Element) -> str:
        found = self.shown.get(element.attributes.get("data-media", ""))
        return found.src if found else ""

    def _address(self, element: Element) -> str:
        entry = self.led_to.get(element.attributes.get("data-entry", ""), "")
        fragment = element.attributes.get("data-fragment", "")
        address = self._media(element) or (f"{entry}#{fragment}" if entry and fragment else entry)
        outside = element.attributes.get("href", "")
        return address or re.sub(r"[\s<>\\]", lambda sign: f"%{ord(sign[0]):02X}", outside)


def _escaped(words: str, *, at_start: bool = False) -> str:
    """Words in which no sign is taken for a mark."""
    plain = re.sub(r"[ \t\n]+", " ", unescape(words))
    told = _SIGNS.sub(r"\\\1", plain).replace("\xa0", "&nbsp;")
    return _AT_START.sub(_held, told) if at_start else told


def _held(found: re.Match[str]) -> str:
    mark = found[2]
    return f"{found[1]}{mark[:-1]}\\{mark[-1]}"


def _may_star(inner: str, before: str, after: str) -> bool:
    """Whether stars around it are read as stars: letters inside, and no letter outside."""
    edges = (not before or before.isspace()) and (not after or after in " \n.,;:!?")
    return edges and inner[:1].isalnum() and inner[-1:].isalnum()


def _only_picture(element: Element) -> Element | None:
    """The picture of a figure that has nothing else, not even words below."""
    if element.name != "figure" or element.attributes or len(element.children) != 1:
        return None
    child = element.children[0]
    return child if isinstance(child, Element) and child.name == "img" else None


def _indented(text: str, first: str, others: str) -> str:
    lines = text.split("\n")
    return "\n".join(
        (first if not place else others if line else others.rstrip()) + line for place, line in enumerate(lines)
    )
