"""Words of a text as WordPress saves them, the block around them, and what they lead to."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from hub.text.markup import Element, escape, start
from hub.text.vocabulary import EVERYWHERE, VOID

Node = Element | str
_SHORTCODE = re.compile(r"\[(?=/?[A-Za-z\[])")


@dataclass(frozen=True)
class MediumOut:
    """A file as the export names it: its number and full address there, what it is called and what is in it."""

    number: int
    address: str
    name: str = ""
    alt: str = ""
    note: str = ""
    """Who made it, to stand under it as a caption."""


@dataclass(frozen=True)
class Leading:
    """Where the ids in a text lead to in the export; what is not in it did not come along."""

    media: Mapping[str, MediumOut] = field(default_factory=dict)
    entries: Mapping[str, str] = field(default_factory=dict)


class Words:
    """What stands inside a block."""

    def __init__(self, leading: Leading) -> None:
        self.leading = leading

    def _words(self, element: Element) -> str:
        return marked(element, "".join(self._inline(child) for child in element.children))

    def _inline(self, node: Node) -> str:
        if isinstance(node, str):
            return _SHORTCODE.sub("&#91;", node)
        if node.name == "img":
            medium = self.leading.media.get(node.attributes.get("data-media", ""))
            return self._image(node, medium) if medium else escape(node.attributes.get("alt", ""))
        if node.name == "a":
            opening = self._opening_of_link(node)
            inside = "".join(self._inline(child) for child in node.children)
            return f"{opening}{inside}</a>" if opening else inside
        if node.name in VOID:
            return f"<{node.name}>"
        if node.name in ("figure", "audio", "video"):
            return "".join(self._inline(child) for child in node.children)
        own = {name: value for name, value in node.attributes.items() if not name.startswith("data-")}
        return f"{start(node.name, own)}{''.join(self._inline(child) for child in node.children)}</{node.name}>"

    def _opening_of_link(self, link: Element) -> str:
        medium = self.leading.media.get(link.attributes.get("data-media", ""))
        address = self.leading.entries.get(link.attributes.get("data-entry", "")) or link.attributes.get("href", "")
        fragment = link.attributes.get("data-fragment")
        if "data-entry" in link.attributes and address and fragment:
            address = f"{address}#{fragment}"
        address = medium.address if medium else address
        return start("a", {"href": address}) if address else ""

    def _image(self, image: Element, medium: MediumOut) -> str:
        alt = image.attributes.get("alt", medium.alt)
        told = {"src": medium.address, "alt": alt, "class": f"wp-image-{medium.number}"}
        return start("img", told).removesuffix(">") + "/>"


def as_block(name: str, html: str, told: Mapping[str, object] | None = None) -> str:
    """A block with its delimiters. In the JSON those signs are spelled that would end a comment or an attribute."""
    written = ""
    if told:
        written = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        for sign in ("--", "<", ">", "&"):
            written = written.replace(sign, "".join(f"\\u{ord(letter):04x}" for letter in sign))
        written = written.replace('\\"', "\\u0022") + " "
    return f"<!-- wp:{name} {written}-->\n{html}\n<!-- /wp:{name} -->"


def captioned(words: str) -> str:
    return f'<figcaption class="wp-element-caption">{words}</figcaption>' if words else ""


def marked(element: Element, inside: str) -> str:
    """The words in their language and direction: the blocks have no place for these, so a mark around the words has."""
    shared = {name: value for name, value in element.attributes.items() if name in EVERYWHERE}
    return f"{start('span', shared)}{inside}</span>" if shared and inside else inside
