"""Cleaned text as a tree, and back. Reads only the exact form that we write, so that nothing else gets by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from hub.text.vocabulary import ELEMENTS, EVERYWHERE, VOID

# clean() writes nothing deeper, so whoever walks the tree may do so by recursion.
DEEPEST_WRITTEN = 200

_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9]*)((?: [a-z-]+=\"[^\"]*\")*)>|([^<]+)")
_ATTRIBUTE = re.compile(r" ([a-z-]+)=\"([^\"]*)\"")
_PATTERNS = {
    name: {word: re.compile(pattern, re.DOTALL) for word, pattern in {**EVERYWHERE, **attributes}.items()}
    for name, attributes in ELEMENTS.items()
}


class NotCanonical(ValueError):
    """The text is not in the form that we write; it needs cleaning."""


@dataclass(slots=True)
class Element:
    """An element; children that are str are text, escaped as it stands in the file."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)

    def elements(self) -> "list[Element]":
        """The children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> Iterator["Element"]:
        """This element and every one in it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.elements()))


def escape(words: str) -> str:
    """Words as they stand in a text: &, <, > and the hard space by name."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\xa0", "&nbsp;")


def escape_value(words: str) -> str:
    """Words as they stand between the quotation marks of an attribute."""
    return escape(words).replace('"', "&quot;")


def allowed(element: str, attribute: str, value: str) -> bool:
    """Whether the vocabulary has this attribute with this value."""
    pattern = _PATTERNS[element].get(attribute)
    return pattern is not None and pattern.fullmatch(value) is not None


@lru_cache(maxsize=2048)
def _attributes(name: str, written: str) -> tuple[tuple[str, str], ...]:
    found = tuple((word, unescape(value)) for word, value in _ATTRIBUTE.findall(written))
    for word, value in found:
        if not allowed(name, word, value):
            raise NotCanonical(f"{word} on {name}")
    return found


def read(html: str) -> Element:
    """The tree of a cleaned text, below an element without a name.

    Raises NotCanonical for anything that clean() would not have written: an element or attribute outside the
    vocabulary, an element left open, a stray sign. Whoever shows the tree can therefore trust its parts.
    """
    root = Element("")
    open_elements = [root]
    end = 0
    for token in _TOKEN.finditer(html):
        if token.start() != end:
            raise NotCanonical("a stray sign")
        end = token.end()
        closing, name, written, text = token.groups()
        if text is not None:
            open_elements[-1].children.append(text)
        elif closing:
            if written or len(open_elements) == 1 or open_elements.pop().name != name:
                raise NotCanonical("an end without its beginning")
        elif name not in ELEMENTS:
            raise NotCanonical(f"an unknown element {name}")
        else:
            element = Element(name, dict(_attributes(name, written)) if written else {})
            open_elements[-1].children.append(element)
            if name not in VOID:
                open_elements.append(element)
            if len(open_elements) > DEEPEST_WRITTEN:
                raise NotCanonical("nested too deeply")
    if end != len(html) or len(open_elements) > 1:
        raise NotCanonical("an element left open")
    return root


def start(name: str, attributes: dict[str, str]) -> str:
    """The start of an element as written."""
    words = "".join(f' {word}="{escape_value(value)}"' for word, value in attributes.items())
    return f"<{name}{words}>"


def write(element: Element) -> str:
    """The text of a tree; read(write(tree)) is the tree."""
    parts: list[str] = []
    _write(element, parts)
    return "".join(parts)


def _write(element: Element, parts: list[str]) -> None:
    if element.name:
        parts.append(start(element.name, element.attributes))
    for child in element.children:
        if isinstance(child, str):
            parts.append(child)
        else:
            _write(child, parts)
    if element.name and element.name not in VOID:
        parts.append(f"</{element.name}>")
