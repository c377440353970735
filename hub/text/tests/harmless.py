"""What every cleaned and every rendered text must be, looked at with parsers that the cleaner does not use."""

from html.parser import HTMLParser

from lxml import html as lxml_html

from hub.text import markup
from hub.text.vocabulary import COMMENT_ELEMENTS, ELEMENTS

RENDERED_ELEMENTS = {*ELEMENTS, "picture", "source", "hub-embed", "button", "b"}
RENDERED_ATTRIBUTES = frozenset(
    {
        *("lang", "dir", "start", "class", "scope", "colspan", "rowspan", "href", "rel", "title", "download"),
        *("src", "alt", "srcset", "sizes", "type", "width", "height", "loading", "decoding", "controls", "preload"),
        *("provider", "video", "name", "data-play", "hidden", "tabindex", "data-gallery", "data-more"),
    }
)


class Parts(HTMLParser):
    """Every element with its attributes, and every part that is neither element nor words."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.other: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_decl(self, decl: str) -> None:
        self.other.append(decl)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)


def _read_by_lxml(html: str) -> list[tuple[str, dict[str, str]]]:
    root = lxml_html.fromstring(f"<div>{html}</div>")
    return [
        (str(element.tag), {str(name): str(value) for name, value in element.attrib.items()})
        for element in root.iterdescendants()
    ]


def check_cleaned(html: str, elements: frozenset[str] = frozenset(ELEMENTS)) -> None:
    parts = Parts(html)
    assert parts.other == []
    markup.read(html)
    for name, attributes in [*parts.elements, *_read_by_lxml(html)]:
        assert name in elements, f"{name} in {html!r}"
        for attribute, value in attributes.items():
            assert markup.allowed(name, attribute, value), f"{attribute}={value!r} on {name}"


def check_comment(html: str) -> None:
    check_cleaned(html, COMMENT_ELEMENTS)


def check_rendered(html: str) -> None:
    parts = Parts(html)
    assert parts.other == []
    for name, attributes in parts.elements:
        assert name in RENDERED_ELEMENTS, f"{name} in {html!r}"
        assert attributes.keys() <= RENDERED_ATTRIBUTES, f"{attributes} on {name}"
        assert attributes.get("href", "/").startswith(("https://", "http://", "mailto:", "/"))
        assert attributes.get("src", "/").startswith("/")
