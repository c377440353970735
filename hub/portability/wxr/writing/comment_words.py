"""What somebody said, as WordPress keeps comments: words with line ends, and the few marks that it lets through."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hub.comments.models import without_pictures
from hub.portability.wxr.writing.words import MediumOut
from hub.text.cleaning import tree_of
from hub.text.markup import Element, escape, start

_PLAIN = re.compile(r"(?:<p>[^<]*</p>)+")
_KEPT = frozenset({"strong", "em", "s", "code", "q", "cite"})


def as_comment(html: str) -> str:
    """The words of a cleaned comment: an empty line between paragraphs, a dash before each line of a list."""
    if _PLAIN.fullmatch(html):  # As most are.
        return "\n\n".join(block for words in html[3:-4].split("</p><p>") if (block := words.strip()))
    return "\n\n".join(block for node in tree_of(html).children if (block := _block(node).strip()))


def with_ways(body: str, pictures: Iterable[MediumOut]) -> str:
    """The words of a comment, and below them a way to each picture that came with it: a comment there shows none."""
    ways = [f"{start('a', {'href': one.address})}{escape(one.alt or one.name)}</a>" for one in pictures]
    return "\n\n".join(part for part in (as_comment(without_pictures(body)), *ways) if part)


def _block(node: Element | str) -> str:
    if isinstance(node, str):
        return node
    if node.name in ("ul", "ol"):
        return "\n".join(f"– {_words(item).strip()}" for item in node.elements())
    if node.name == "blockquote":
        inside = "\n\n".join(block for child in node.children if (block := _block(child).strip()))
        return f"<blockquote>{inside}</blockquote>"
    return _words(node) if node.name == "p" else _inline(node)


def _words(element: Element) -> str:
    return "".join(_block(child) if isinstance(child, Element) and child.name in ("ul", "ol", "p") else _inline(child)
                   for child in element.children)  # fmt: skip


def _inline(node: Element | str) -> str:
    if isinstance(node, str):
        return node
    if node.name == "br":
        return "\n"
    inside = "".join(_inline(child) for child in node.children)
    if node.name == "a" and "href" in node.attributes:
        return f"{start('a', {'href': node.attributes['href']})}{inside}</a>"
    return f"<{node.name}>{inside}</{node.name}>" if node.name in _KEPT else inside
