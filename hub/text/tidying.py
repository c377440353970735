"""The rules of structure: how the tree of any HTML becomes a tree of our vocabulary."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hub.text import figures
from hub.text.addresses import safe_address
from hub.text.figures import Node, blank, in_paragraphs, is_block
from hub.text.markup import Element, allowed
from hub.text.vocabulary import BLOCKS, SYNONYMS

HEADINGS = frozenset({"h2", "h3", "h4"})
# Blocks that hold words only, no blocks.
WORDS_ONLY = HEADINGS | {"figcaption", "caption", "summary"}
TABLE_PARTS = {
    "caption": {"table"},
    "thead": {"table"},
    "tbody": {"table"},
    "tfoot": {"table"},
    "tr": {"table", "thead", "tbody", "tfoot"},
    "th": {"tr"},
    "td": {"tr"},
}
HOMES = {
    **TABLE_PARTS,
    "li": {"ul", "ol"},
    "summary": {"details"},
    "rt": {"ruby"},
    "rp": {"ruby"},
    "figcaption": {"figure"},
}


@dataclass(frozen=True)
class Place:
    """Where in the tree we are, as far as the rules ask."""

    parent: str = ""
    alone: bool = True
    inside: frozenset[str] = frozenset()

    def within(self, element: Element) -> "Place":
        inside = self.inside | {element.name}
        if element.name in ("figcaption", "td", "th", "li"):
            inside -= {"figure"}
        full = [child for child in element.children if not (isinstance(child, str) and not child.strip())]
        return replace(self, parent=element.name, alone=len(full) == 1, inside=inside)


def tidy(root: Element) -> Element:
    """The same words in our vocabulary. What it may not hold is unwrapped; what has no words and no use goes."""
    children = _children(root, Place())
    return Element("", {}, figures.lines_between(in_paragraphs(children)))


def _children(element: Element, place: Place) -> list[Node]:
    nodes: list[Node] = []
    for child in element.children:
        if not isinstance(child, str):
            nodes.extend(_element(child, place))
        elif nodes and isinstance(nodes[-1], str):
            nodes[-1] += child
        else:
            nodes.append(child)
    return nodes


def _element(source: Element, place: Place) -> list[Node]:
    name = SYNONYMS.get(source.name, source.name)
    if name == "iframe":
        return figures.from_frame(source)
    if name in ("img", "audio", "video"):
        return figures.from_medium(source, in_figure="figure" in place.inside, words_only="pre" in place.inside)
    if name == "source":
        return []
    if name in HOMES and place.parent not in HOMES[name]:
        name = "div" if name in BLOCKS else ""
    here = Element(name or "span", source.attributes, source.children)
    here.children = _children(here, place.within(here))
    here.attributes = _attributes(here) if name else {}
    return _FINISH.get(name, _finish_inline)(here, place)


def _attributes(element: Element) -> dict[str, str]:
    kept = {}
    for name, value in element.attributes.items():
        value = _value(element.name, name, value)
        if allowed(element.name, name, value):
            kept[name] = value
    if element.name == "a":
        kept = _one_reference(kept)
    return kept


def _value(element: str, name: str, value: str) -> str:
    if name in ("data-more", "data-gallery"):
        return ""
    if name in ("title", "alt", "data-title"):
        return value[: figures.LONGEST_WORDS]
    if name == "href":
        return safe_address(value) or ""
    if name == "class":
        return "verse" if "verse" in value.split() else ""
    return value.strip().lower() if name in ("dir", "scope") else value.strip()


def _one_reference(attributes: dict[str, str]) -> dict[str, str]:
    found = next((name for name in ("data-media", "data-entry", "href") if name in attributes), "")
    dropped = {"data-media", "data-entry", "href"} - {found}
    if found != "data-entry":
        dropped.add("data-fragment")
    return {name: value for name, value in attributes.items() if name not in dropped}


def _finish_inline(element: Element, place: Place) -> list[Node]:
    name, children = element.name, element.children
    if name == "br":
        return ["\n"] if "pre" in place.inside else [Element("br")]
    bare = (name == "span" or name == "a") and not _says_something(element)
    again = name in place.inside and name != "span"
    alone = name == "ruby" and not any(child.name == "rt" for child in element.elements())
    picture = "figure" in place.inside and name != "a" and any(part.name == "img" for part in element.walk())
    if bare or again or alone or picture or (blank(children) and not _may_be_empty(element)):
        return children
    if any(is_block(child) for child in children):
        return figures.push_down(element)
    return [element]


def _says_something(element: Element) -> bool:
    if element.name == "a":
        return any(name in element.attributes for name in ("data-media", "data-entry", "href"))
    return bool(element.attributes)


def _may_be_empty(element: Element) -> bool:
    if element.name in ("code", "rt", "rp"):
        return element.children != []
    return "data-media" in element.attributes or any(part.name == "img" for part in element.walk())


def _finish_block(element: Element, place: Place) -> list[Node]:
    """A block of words: p, div of words, headings, captions."""
    children = element.children
    if "pre" in place.inside:
        return [*children, "\n"]
    if element.name in ("p", "div") and not WORDS_ONLY.isdisjoint(place.inside):
        return children if place.alone else [*children, " "]
    if element.name == "div" and any(is_block(child) for child in children):
        return in_paragraphs(children)
    if element.name == "div" and place.alone and place.parent in ("li", "td", "th"):
        return children
    if element.name in ("p", "div"):
        runs = in_paragraphs([*children, Element("hr")], element.attributes)
        return runs[:-1]
    words = figures.trimmed([child for child in children if not is_block(child)])
    blocks = [child for child in children if is_block(child)]
    return blocks if blank(words) else [Element(element.name, element.attributes, words), *blocks]


def _finish_div(element: Element, place: Place) -> list[Node]:
    if "data-gallery" in element.attributes and any(child.name == "figure" for child in element.elements()):
        return figures.gallery(element)
    element.attributes.pop("data-gallery", None)
    return _finish_block(element, place)


def _finish_holder(element: Element, place: Place) -> list[Node]:
    """A block that holds blocks: kept unless it is empty."""
    if not WORDS_ONLY.isdisjoint(place.inside) or "pre" in place.inside:
        return element.children
    return [] if blank(element.children) else [element]


def _finish_pre(element: Element, place: Place) -> list[Node]:
    words: list[Node] = [child for child in element.children if not is_block(child)]
    blocks = [child for child in element.children if is_block(child)]
    while words and isinstance(words[0], str):
        # A line end at the beginning is lost whenever a browser reads it.
        words[0] = words[0].lstrip("\n")
        if words[0]:
            break
        words.pop(0)
    if not WORDS_ONLY.isdisjoint(place.inside) or "pre" in place.inside:
        return element.children
    return blocks if blank(words) else [Element("pre", element.attributes, words), *blocks]


def _finish_list(element: Element, place: Place) -> list[Node]:
    items: list[Node] = []
    last: Element | None = None
    for child in element.children:
        if isinstance(child, str) and not child.strip():
            items.append("\n")
        elif isinstance(child, Element) and child.name in ("ul", "ol") and last:
            last.children.append(child)
        elif not blank([child]):
            last = child if isinstance(child, Element) and child.name == "li" else Element("li", {}, [child])
            items.append(last)
    return _finish_holder(Element(element.name, element.attributes, items), place) if last else []


def _finish_table(element: Element, place: Place) -> list[Node]:
    parts = [child for child in element.elements() if child.name in TABLE_PARTS]
    others = [child for child in element.children if not (isinstance(child, Element) and child.name in TABLE_PARTS)]
    lifted = [] if blank(others) else others
    if not any(part.name in ("td", "th") for part in element.walk()):
        return lifted
    return [*lifted, Element("table", element.attributes, [*parts])]


def _finish_table_part(element: Element, place: Place) -> list[Node]:
    if element.name in ("tr", "thead", "tbody", "tfoot"):
        element.children = [child for child in element.children if not (isinstance(child, str) and not child.strip())]
        return [element] if element.children else []
    return [element]


def _finish_line(element: Element, place: Place) -> list[Node]:
    return ["\n"] if "pre" in place.inside else [Element("hr", element.attributes)]


_FINISH: dict[str, Callable[[Element, Place], list[Node]]] = {
    "": lambda element, place: element.children,
    "div": _finish_div,
    "figure": lambda element, place: figures.finish(element),
    "pre": _finish_pre,
    "ul": _finish_list,
    "ol": _finish_list,
    "li": lambda element, place: [element],
    "table": _finish_table,
    "hr": _finish_line,
    "blockquote": _finish_holder,
    "details": _finish_holder,
    **dict.fromkeys(("p", "h2", "h3", "h4", "figcaption", "summary", "caption"), _finish_block),
    **dict.fromkeys(("tr", "thead", "tbody", "tfoot", "td", "th"), _finish_table_part),
}
