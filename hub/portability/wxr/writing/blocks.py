"""A text of the hub as WordPress' block editor would have saved it, so that opening it there asks for no repair.

The source is what the editor saves for each block of its core library (its attributes in JSON, its classes on the
element); what has no block of its own stands between the blocks as markup, which the editor keeps as “Classic”.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape

from hub.text import embeds
from hub.text.cleaning import tree_of
from hub.text.figures import blank, in_paragraphs, is_block
from hub.text.markup import Element, escape, start
from hub.text.vocabulary import EVERYWHERE, VOID

Node = Element | str
_SHORTCODE = re.compile(r"\[(?=/?[A-Za-z\[])")
_FILMS = {"youtube": "youtube", "vimeo": "vimeo"}
"""Of the places whose things can be embedded, those that WordPress embeds too, as it calls them."""


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


def as_blocks(html: str, leading: Leading | None = None) -> str:
    """The block markup of a cleaned text. A file that does not come along leaves its caption, a link its words."""
    return _Writing(leading or Leading()).run(tree_of(html).children)


class _Writing:
    """One text on its way out."""

    def __init__(self, leading: Leading) -> None:
        self.leading = leading
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

    def _paragraph(self, element: Element) -> str:
        return _block("paragraph", f"<p>{self._words(element)}</p>")

    def _heading(self, element: Element) -> str:
        level = int(element.name[1])
        words = f'<{element.name} class="wp-block-heading">{self._words(element)}</{element.name}>'
        return _block("heading", words, {} if level == 2 else {"level": level})

    def _list(self, element: Element) -> str:
        if not all(_is_simple_item(item) for item in element.elements()):
            return self._classic(element)
        told: dict[str, object] = {"ordered": True} if element.name == "ol" else {}
        first = element.attributes.get("start")
        if first:
            told["start"] = int(first)
        opening = start(element.name, ({"start": first} if first else {}) | {"class": "wp-block-list"})
        items = "\n\n".join(_block("list-item", self._item(item)) for item in element.elements())
        return _block("list", f"{opening}{items}</{element.name}>", told)

    def _item(self, item: Element) -> str:
        inside = "".join(
            self._list(child) if isinstance(child, Element) and child.name in ("ul", "ol") else self._inline(child)
            for child in _unwrapped(item)
        )
        return f"<li>{_marked(item, inside)}</li>"

    def _quote(self, element: Element) -> str:
        nodes = element.children
        loose = not any(is_block(node) for node in nodes)
        inside = self.run([Element("p", {}, nodes)] if loose else nodes)
        return _block("quote", f'<blockquote class="wp-block-quote">{inside}</blockquote>')

    def _pre(self, element: Element) -> str:
        if element.attributes.get("class") == "verse":
            return _block("verse", f'<pre class="wp-block-verse">{self._words(element)}</pre>')
        code = element.elements()
        if len(code) == 1 and code[0].name == "code" and len(element.children) == 1:
            return _block("code", f'<pre class="wp-block-code"><code>{self._words(code[0])}</code></pre>')
        return _block("preformatted", f'<pre class="wp-block-preformatted">{self._words(element)}</pre>')

    def _table(self, element: Element) -> str:
        parts = [child for child in element.elements() if child.name in ("thead", "tbody", "tfoot")]
        rows = [child for child in element.elements() if child.name == "tr"]
        simple = not rows and _are_simple_cells(parts)
        if not simple:
            return self._classic(element)
        caption = next((child for child in element.elements() if child.name == "caption"), None)
        words = _caption(self._words(caption)) if caption else ""
        inside = "".join(self._inline(part) for part in parts)
        figure = f'<figure class="wp-block-table"><table>{inside}</table>{words}</figure>'
        return _block("table", figure, {"hasFixedLayout": False})

    def _rule(self, element: Element) -> str:
        if "data-more" in element.attributes:
            return _block("more", "<!--more-->")
        return _block("separator", '<hr class="wp-block-separator has-alpha-channel-opacity"/>')

    def _details(self, element: Element) -> str:
        summary = next((child for child in element.elements() if child.name == "summary"), Element("summary"))
        rest = self.run(child for child in element.children if child is not summary)
        words = f"<summary>{self._words(summary)}</summary>"
        return _block("details", f'<details class="wp-block-details">{words}{rest}</details>')

    def _gallery(self, element: Element) -> str:
        written = [block for child in element.elements() if (block := self._figure(child))]
        pictures = [block for block in written if block.startswith("<!-- wp:image")]
        others = [block for block in written if block not in pictures]
        if not pictures:
            return "\n\n".join(others)
        classes = "wp-block-gallery has-nested-images columns-default is-cropped"
        hung = "\n\n".join(pictures)
        gallery = _block("gallery", f'<figure class="{classes}">{hung}</figure>', {"linkTo": "none"})
        return "\n\n".join([gallery, *others])

    def _classic(self, element: Element) -> str:
        """Markup without a block around it, which the editor keeps as it is."""
        return self._inline(element)

    # Figures

    def _figure(self, element: Element) -> str:
        caption = next((child for child in element.elements() if child.name == "figcaption"), None)
        words = self._words(caption) if caption else ""
        if "data-embed" in element.attributes:
            return self._embed(element, words)
        marked = next((part for part in element.walk() if "data-media" in part.attributes), None)
        medium = self.leading.media.get(marked.attributes["data-media"]) if marked else None
        if marked is None or medium is None:
            here = marked.children or [escape(marked.attributes.get("alt", ""))] if marked else element.children
            said = [here, caption.children if caption else []]
            return "\n\n".join(self._paragraph(Element("p", {}, nodes)) for nodes in said if not blank(nodes))
        words = " · ".join(part for part in (words, escape(medium.note)) if part)
        write = {"img": self._picture, "audio": self._player, "video": self._player}.get(marked.name, self._file)
        return write(element, marked, medium, words)

    def _picture(self, figure: Element, image: Element, medium: MediumOut, words: str) -> str:
        link = next((child for child in figure.elements() if child.name == "a"), None)
        shown = self._image(image, medium)
        opening = self._opening_of_link(link) if link else ""
        if opening:
            shown = f"{opening}{shown}</a>"
        told = {"id": medium.number, "sizeSlug": "full", "linkDestination": "custom" if opening else "none"}
        return _block(
            "image", f'<figure class="wp-block-image size-full">{shown}{_caption(words)}</figure>', told
        )  # fmt: skip

    def _player(self, _figure: Element, medium_element: Element, medium: MediumOut, words: str) -> str:
        name = medium_element.name
        player = start(name, {"controls": "", "src": medium.address}) + f"</{name}>"
        return _block(
            name, f'<figure class="wp-block-{name}">{player}{_caption(words)}</figure>', {"id": medium.number}
        )  # fmt: skip

    def _file(self, _figure: Element, link: Element, medium: MediumOut, words: str) -> str:
        called = self._words(link) or escape(medium.name)
        told = {"id": medium.number, "href": medium.address, "showDownloadButton": False}
        anchor = start("a", {"href": medium.address})
        block = _block("file", f'<div class="wp-block-file">{anchor}{called}</a></div>', told)
        return f"{block}\n\n{_block('paragraph', f'<p>{words}</p>')}" if words else block

    def _embed(self, figure: Element, words: str) -> str:
        found = embeds.by_id(figure.attributes["data-embed"], figure.attributes.get("data-id", ""))
        if found is None:
            return self._paragraph(figure)
        link = next((part for part in figure.walk() if part.name == "a"), None)
        called = self._words(link) if link else ""
        called = escape(figure.attributes.get("data-title", "")) if called == escape(found.watch_address) else called
        slug = _FILMS.get(found.provider)
        if slug is None:
            opening = start("a", {"href": found.watch_address})
            linked = _block("paragraph", f"<p>{opening}{called or escape(found.provider_name)}</a></p>")
            return f"{linked}\n\n{_block('paragraph', f'<p>{words}</p>')}" if words else linked
        words = " · ".join(part for part in (called, words) if part)
        told = {"url": found.watch_address, "type": "video", "providerNameSlug": slug, "responsive": True}
        classes = f"wp-block-embed is-type-video is-provider-{slug} wp-block-embed-{slug}"
        wrapper = f'<div class="wp-block-embed__wrapper">\n{escape(found.watch_address)}\n</div>'
        return _block("embed", f'<figure class="{classes}">{wrapper}{_caption(words)}</figure>', told)

    # Words

    def _words(self, element: Element) -> str:
        return _marked(element, "".join(self._inline(child) for child in element.children))

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


def _block(name: str, html: str, told: Mapping[str, object] | None = None) -> str:
    """A block with its delimiters. In the JSON those signs are spelled that would end a comment or an attribute."""
    written = ""
    if told:
        written = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        for sign in ("--", "<", ">", "&"):
            written = written.replace(sign, "".join(f"\\u{ord(letter):04x}" for letter in sign))
        written = written.replace('\\"', "\\u0022") + " "
    return f"<!-- wp:{name} {written}-->\n{html}\n<!-- /wp:{name} -->"


def _caption(words: str) -> str:
    return f'<figcaption class="wp-element-caption">{words}</figcaption>' if words else ""


def _marked(element: Element, inside: str) -> str:
    """The words in their language and direction: the blocks have no place for these, so a mark around the words has."""
    shared = {name: value for name, value in element.attributes.items() if name in EVERYWHERE}
    return f"{start('span', shared)}{inside}</span>" if shared and inside else inside


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
