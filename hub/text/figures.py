"""Pictures, sounds, films, files and embeds: one to a figure, with its caption; galleries of them."""

from html import unescape

from hub.text import embeds
from hub.text.addresses import safe_address
from hub.text.markup import Element, allowed, escape
from hub.text.vocabulary import BLOCKS, EVERYWHERE

LONGEST_TITLE = 200
LONGEST_WORDS = 2000

Node = Element | str


def is_block(node: Node) -> bool:
    """Whether it starts a new line."""
    return isinstance(node, Element) and node.name in BLOCKS


def blank(nodes: list[Node]) -> bool:
    """Whether there is nothing to see: only spaces and line breaks."""
    return all(not unescape(node).strip() if isinstance(node, str) else node.name == "br" for node in nodes)


def trimmed(nodes: list[Node]) -> list[Node]:
    """Without the spaces at both ends."""
    nodes = [*nodes]
    if nodes and isinstance(nodes[0], str):
        nodes[0] = nodes[0].lstrip(" \t\n")
    if nodes and isinstance(nodes[-1], str):
        nodes[-1] = nodes[-1].rstrip(" \t\n")
    return [node for node in nodes if node != ""]


def in_paragraphs(nodes: list[Node], attributes: dict[str, str] | None = None) -> list[Node]:
    """Words that stand loose between blocks get a paragraph; words alone stay as they are."""
    if not any(is_block(node) for node in nodes):
        return nodes
    result: list[Node] = []
    run: list[Node] = []
    for node in [*nodes, Element("hr")]:
        if not is_block(node):
            run.append(node)
        else:
            if not blank(run):
                result.append(Element("p", attributes or {}, trimmed(run)))
            run = []
            result.append(node)
    return result[:-1]


def lines_between(nodes: list[Node]) -> list[Node]:
    """Blocks of the top level with a line end between them."""
    if not any(is_block(node) for node in nodes):
        return trimmed(nodes)
    lines: list[Node] = []
    for node in nodes:
        lines += [node, "\n"]
    return lines[:-1]


def link(address: str, words: str) -> Element:
    """A link to an outside address."""
    return Element("a", {"href": address}, [escape(words)])


def from_frame(frame: Element) -> list[Node]:
    """A frame of another place: an embed when it is one of the allowed, else a link to its address."""
    source = frame.attributes.get("src", "")
    embed = embeds.find(source)
    address = safe_address(source)
    if embed:
        return [_embed_figure(embed, frame.attributes.get("title", ""), [], [])]
    if address and not address.startswith("mailto:"):
        return [Element("p", {}, [link(address, address)])]
    return []


def from_medium(source: Element, *, in_figure: bool, words_only: bool) -> list[Node]:
    """A picture, sound or film: of our library in its figure; of another place as a link that loads nothing."""
    attributes = {**source.attributes}
    alt = attributes["alt"] = attributes.get("alt", "")[:LONGEST_WORDS]
    if "alt" not in source.attributes:
        del attributes["alt"]
    if words_only:
        return [escape(alt)] if alt else []
    kept = {name: value for name, value in attributes.items() if allowed(source.name, name, value)}
    if "data-media" in kept:
        medium = Element(source.name, kept)
        return [medium] if in_figure else [Element("figure", {}, [medium])]
    if "emoji" in source.attributes.get("class", "") or "wp-smiley" in source.attributes.get("class", ""):
        return [escape(alt)]
    address = _source_address(source)
    return [link(address, alt.strip() or address)] if address else []


def _source_address(medium: Element) -> str | None:
    sources = [medium, *(child for child in medium.elements() if child.name == "source")]
    found = (safe_address(source.attributes.get("src", "")) for source in sources)
    return next((address for address in found if address and not address.startswith("mailto:")), None)


def finish(figure: Element) -> list[Node]:
    """A figure with one medium and its caption; what does not belong is put behind it."""
    captions = [child for child in figure.elements() if child.name == "figcaption"]
    rest = [child for child in figure.children if not (isinstance(child, Element) and child.name == "figcaption")]
    found = embeds.by_id(figure.attributes.get("data-embed", ""), figure.attributes.get("data-id", ""))
    title = figure.attributes.get("data-title", "")
    shared = {name: value for name, value in figure.attributes.items() if name in EVERYWHERE}
    if found:
        words = next((child.children for child in rest if isinstance(child, Element) and child.name == "a"), [])
        embed = _embed_figure(found, title, words, captions)
        embed.attributes |= shared
        return [embed]
    media = [child for child in rest if _is_medium(child)]
    others = [child for child in rest if not _is_medium(child)]
    inner = [child for child in others if isinstance(child, Element) and child.name == "figure"]
    paragraphs: list[Node] = [Element("p", caption.attributes, caption.children) for caption in captions]
    if media:
        made: list[Node] = [Element("figure", shared, [medium]) for medium in media[:-1]]
        made.append(Element("figure", shared, [media[-1], *captions[:1]]))
        return [*made, *paragraphs[1:], *_as_blocks(others)]
    if len(inner) > 1 and len(inner) == len(list(filter(is_block, others))):
        return [*gallery(Element("div", {"data-gallery": "", **shared}, others)), *paragraphs]
    return [*_as_blocks(others), *paragraphs]


def gallery(div: Element) -> list[Node]:
    """A gallery of figures alone; what else stood in it is put behind it."""
    pictures: list[Node] = [child for child in div.elements() if child.name == "figure"]
    others = [child for child in div.children if not (isinstance(child, Element) and child.name == "figure")]
    return [Element("div", div.attributes, pictures), *_as_blocks(others)]


def push_down(wrapper: Element) -> list[Node]:
    """Inline marks around blocks go inside them, around their words."""
    result: list[Node] = []
    run: list[Node] = []
    for child in wrapper.children:
        if isinstance(child, str) or not is_block(child):
            run.append(child)
        else:
            if not blank(run):
                result.append(Element(wrapper.name, wrapper.attributes, run))
            run = []
            result.append(_marked(child, wrapper))
    if not blank(run):
        result.append(Element(wrapper.name, wrapper.attributes, run))
    return result


def _marked(block: Element, wrapper: Element) -> Element:
    if block.name in ("p", "h2", "h3", "h4"):
        marked: list[Node] = [Element(wrapper.name, wrapper.attributes, block.children)]
    elif block.name == "figure" and "href" in wrapper.attributes and "data-embed" not in block.attributes:
        marked = [
            Element("a", wrapper.attributes, [child]) if isinstance(child, Element) and child.name == "img" else child
            for child in block.children
        ]
    else:
        marked = block.children
    return Element(block.name, block.attributes, marked)


def _embed_figure(embed: embeds.Embed, title: str, words: list[Node], captions: list[Element]) -> Element:
    title = title.strip()[:LONGEST_TITLE].strip()
    attributes = {"data-embed": embed.provider, "data-id": embed.id}
    if title:
        attributes["data-title"] = title
    inside: list[Node] = [word for word in words if not (isinstance(word, Element) and _has_medium(word))]
    if blank(inside):
        inside = [escape(title or embed.watch_address)]
    return Element("figure", attributes, [Element("a", {"href": embed.watch_address}, inside), *captions[:1]])


def _is_medium(node: Node) -> bool:
    if isinstance(node, str):
        return False
    return node.name in ("img", "audio", "video") or (node.name == "a" and _has_medium(node))


def _has_medium(element: Element) -> bool:
    return any("data-media" in part.attributes for part in element.walk())


def _as_blocks(nodes: list[Node]) -> list[Node]:
    if blank(nodes):
        return []
    return in_paragraphs([*nodes, Element("hr")])[:-1]
