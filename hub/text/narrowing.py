"""From the whole vocabulary to the few elements that a comment has."""

from hub.text.figures import Node
from hub.text.markup import Element
from hub.text.vocabulary import BLOCKS, COMMENT_ELEMENTS, EVERYWHERE

_GONE = frozenset({"img", "audio", "video", "rt", "rp", "hr"})


def narrow(root: Element) -> Element:
    """The same words with the elements of a comment; other blocks become plain ones for the next tidying."""
    return Element("", {}, _children(root))


def _children(element: Element) -> list[Node]:
    nodes: list[Node] = []
    for child in element.children:
        nodes.extend([child] if isinstance(child, str) else _element(child))
    return nodes


def _element(element: Element) -> list[Node]:
    name = element.name
    if name in _GONE:
        return []
    children = _children(element)
    if name == "pre":
        return [Element("div", {}, _with_breaks(children))]
    if name == "a" and "href" not in element.attributes:
        return children
    if name in COMMENT_ELEMENTS:
        kept = {"href", "start", *EVERYWHERE}
        attributes = {word: value for word, value in element.attributes.items() if word in kept}
        return [Element(name, attributes, children)]
    if name in BLOCKS:
        return [Element("div", {}, children)]
    return children


def _with_breaks(nodes: list[Node]) -> list[Node]:
    result: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            for index, line in enumerate(node.split("\n")):
                result += [Element("br"), line] if index else [line]
        else:
            result.append(Element(node.name, node.attributes, _with_breaks(node.children)))
    return result
