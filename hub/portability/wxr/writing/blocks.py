"""A text of the hub as WordPress' block editor would have saved it, so that opening it there asks for no repair.

The source is what the editor saves for each block of its core library (its attributes in JSON, its classes on the
element); what has no block of its own stands between the blocks as markup, which the editor keeps as “Classic”.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import unescape
from itertools import groupby

from hub.portability.wxr.writing.figures import Figures
from hub.portability.wxr.writing.words import Leading, Node, as_block, captioned, marked
from hub.text.cleaning import tree_of
from hub.text.figures import blank, in_paragraphs, is_block
from hub.text.markup import Element, start

_MARKS = re.compile(r"<!-- /?wp:[^<>]*-->\n?")


def as_blocks(html: str, leading: Leading | None = None) -> str:
    """The block markup of a cleaned text. A file that does not come along leaves its caption, a link its words."""
    return _Writing(leading or Leading()).run(tree_of(html).children)


def as_classic(html: str, leading: Leading | None = None) -> str:
    """The same without the marks of blocks, for a WordPress that knows none (W34)."""
    return _MARKS.sub("", as_blocks(html, leading))


class _Writing(Figures):
    """One text on its way out."""

    def __init__(self, leading: Leading) -> None:
        super().__init__(leading)
        self.special: dict[str, Callable[[Element], str]] = {
            "p": self._paragraph,
            "h2": self._heading,
            "h3": self._heading,
            "h4": self._heading,
            "ul": self._list,
            "ol": self._list,
            "blockquote": self._quote,
            "pre": self._pre,
            "table": self._table,
            "hr": self._rule,
            "details": self._details,
            "figure": self._figure,
            "div": self._gallery,
        }

    def run(self, nodes: Iterable[Node]) -> str:
        """Each block, an empty line between them."""
        nodes = [node for node in nodes if not (isinstance(node, str) and not node.strip())]
        if nodes and not any(is_block(node) for node in nodes):
            nodes = [Element("p", {}, nodes)]
        written = [self._block(node) for node in in_paragraphs(nodes)]
        return "\n\n".join(block for block in written if block)

    # Blocks

    def _block(self, node: Node) -> str:
        if isinstance(node, str):
            return self._paragraph(Element("p", {}, [node]))
        special = self.special.get(node.name)
        return special(node) if special else self._classic(node)

    def _heading(self, element: Element) -> str:
        level = int(element.name[1])
        words = f'<{element.name} class="wp-block-heading">{self._words(element)}</{element.name}>'
        return as_block("heading", words, {} if level == 2 else {"level": level})

    def _list(self, element: Element) -> str:
        if not all(_is_simple_item(item) for item in element.elements()):
            return self._classic(element)
        told: dict[str, object] = {"ordered": True} if element.name == "ol" else {}
        first = element.attributes.get("start")
        if first:
            told["start"] = int(first)
        opening = start(element.name, ({"start": first} if first else {}) | {"class": "wp-block-list"})
        items = "\n\n".join(as_block("list-item", self._item(item)) for item in element.elements())
        return as_block("list", f"{opening}{items}</{element.name}>", told)

    def _item(self, item: Element) -> str:
        inside = "".join(
            self._list(child) if isinstance(child, Element) and child.name in ("ul", "ol") else self._inline(child)
            for child in _unwrapped(item)
        )
        return f"<li>{marked(item, inside)}</li>"

    def _quote(self, element: Element) -> str:
        nodes = element.children
        loose = not any(is_block(node) for node in nodes)
        inside = self.run([Element("p", {}, nodes)] if loose else nodes)
        return as_block("quote", f'<blockquote class="wp-block-quote">{inside}</blockquote>')

    def _pre(self, element: Element) -> str:
        if element.attributes.get("class") == "verse":
            return as_block("verse", f'<pre class="wp-block-verse">{self._words(element)}</pre>')
        code = element.elements()
        if len(code) == 1 and code[0].name == "code" and len(element.children) == 1:
            return as_block("code", f'<pre class="wp-block-code"><code>{self._words(code[0])}</code></pre>')
        return as_block("preformatted", f'<pre class="wp-block-preformatted">{self._words(element)}</pre>')

    def _table(self, element: Element) -> str:
        parts = [child for child in element.elements() if child.name in ("thead", "tbody", "tfoot")]
        rows = [child for child in element.elements() if child.name == "tr"]
        simple = not rows and _are_simple_cells(parts)
        if not simple:
            return self._classic(element)
        caption = next((child for child in element.elements() if child.name == "caption"), None)
        words = captioned(self._words(caption)) if caption else ""
        inside = "".join(self._inline(part) for part in parts)
        figure = f'<figure class="wp-block-table"><table>{inside}</table>{words}</figure>'
        return as_block("table", figure, {"hasFixedLayout": False})

    def _rule(self, element: Element) -> str:
        if "data-more" in element.attributes:
            return as_block("more", "<!--more-->")
        return as_block("separator", '<hr class="wp-block-separator has-alpha-channel-opacity"/>')

    def _details(self, element: Element) -> str:
        summary = next((child for child in element.elements() if child.name == "summary"), Element("summary"))
        # What stands before it by mistake is no part of the word after it.
        apart = (list(nodes) for is_it, nodes in groupby(element.children, lambda child: child is summary) if not is_it)
        rest = "\n\n".join(filter(None, map(self.run, apart)))
        words = f"<summary>{self._words(summary)}</summary>"
        return as_block("details", f'<details class="wp-block-details">{words}{rest}</details>')

    def _gallery(self, element: Element) -> str:
        written = [block for child in element.elements() if (block := self._figure(child))]
        pictures = [block for block in written if block.startswith("<!-- wp:image")]
        others = [block for block in written if block not in pictures]
        if not pictures:
            return "\n\n".join(others)
        classes = "wp-block-gallery has-nested-images columns-default is-cropped"
        hung = "\n\n".join(pictures)
        gallery = as_block("gallery", f'<figure class="{classes}">{hung}</figure>', {"linkTo": "none"})
        return "\n\n".join([gallery, *others])

    def _classic(self, element: Element) -> str:
        """Markup without a block around it, which the editor keeps as it is."""
        return self._inline(element)


def _unwrapped(item: Element) -> list[Node]:
    """What is in a line of a list, without the one paragraph around its words."""
    return [
        inner
        for child in item.children
        for inner in (child.children if isinstance(child, Element) and child.name == "p" else [child])
    ]


def _is_simple_item(item: Element) -> bool:
    """Whether a line of a list is words, or one paragraph of them, and then at most lists."""
    blocks = [child for child in item.elements() if is_block(child)]
    paragraphs = [child for child in blocks if child.name == "p"]
    words = [child for child in item.children if not is_block(child)]
    lists = [child for child in blocks if child.name in ("ul", "ol")]
    if len(paragraphs) + len(lists) != len(blocks) or len(paragraphs) > 1 or (paragraphs and not blank(words)):
        return False
    after = item.children[item.children.index(lists[0]) :] if lists else []
    return all(isinstance(child, Element) and child.name in ("ul", "ol") for child in after if not _is_space(child))


def _is_space(node: Node) -> bool:
    return isinstance(node, str) and not unescape(node).strip()


def _are_simple_cells(parts: Iterable[Element]) -> bool:
    cells = [cell for part in parts for row in part.elements() for cell in row.elements()]
    return all(not any(is_block(child) for child in cell.children) for cell in cells)
