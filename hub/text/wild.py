"""Any HTML as a tree of known elements: parsed as a browser does it, active content already gone."""

import re
from html import unescape

import nh3

from hub.text.markup import Element
from hub.text.vocabulary import ELEMENTS, EVERYWHERE, NOT_FOR_READING, SYNONYMS

LARGEST_TEXT = 2_000_000
DEEPEST_SOURCE = 400
MOST_ATTRIBUTES = 50_000
MOST_TAGS = 150_000
MOST_ENTITIES = 200_000
DEEPEST = 100

_SOURCES = {"img": {"src", "class"}, "audio": {"src"}, "video": {"src"}, "source": {"src"}, "iframe": {"src", "title"}}
_TAGS = {*ELEMENTS, *SYNONYMS, *_SOURCES}
_ATTRIBUTES = {
    name: {*ELEMENTS.get(SYNONYMS.get(name, name), ()), *EVERYWHERE, *_SOURCES.get(name, ())} for name in _TAGS
}
_VOID = frozenset({"br", "hr", "img", "source"})
_TOKEN = re.compile(
    r"<iframe(?P<frame>(?: [a-z-]+=\"[^\"]*\")*)>.*?</iframe>"
    r"|<(?P<closing>/?)(?P<name>[a-z][a-z0-9]*)(?P<written>(?: [a-z-]+=\"[^\"]*\")*)>"
    r"|(?P<text>[^<]+)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r" ([a-z-]+)=\"([^\"]*)\"")
_UNWRITTEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ufdd0-\ufdef]")

_SOURCE_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
# Browsers close these by themselves; that many people leave them open.
_CLOSED_BY_THEMSELVES = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
        *("p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option"),
    }
)
_BOUNDARIES = frozenset({"table", "caption", "template", "svg", "math", "object", "button", "marquee", "applet"})


class TextRefused(ValueError):
    """The text cannot be taken as it is: no valid Unicode, too large, or nested beyond reason."""


def without_signs(words: str) -> str:
    """Words without the control signs that nobody can see or type, with line ends as one sign."""
    return _UNWRITTEN.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def accept(text: str) -> str:
    """The text, ready to be read. Raises TextRefused for what is no text or more than LARGEST_TEXT bytes."""
    if "\x00" in text:
        raise TextRefused("The text holds a sign that is not text.")
    try:
        text.encode()
    except UnicodeEncodeError as broken:
        raise TextRefused("The text is not valid Unicode.") from broken
    return within_size(without_signs(text))


def within_size(text: str) -> str:
    """The text as it is. Raises TextRefused when it has more than LARGEST_TEXT bytes."""
    if len(text.encode()) > LARGEST_TEXT:
        raise TextRefused("The text is too long.")
    return text


def parse(html: str) -> Element:
    """The tree of any HTML, below an element without a name; attributes are not checked yet.

    Raises TextRefused for a text built to keep a parser busy.
    """
    _refuse_excess(html)
    known = nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags=set(NOT_FOR_READING),
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    return _tree(known)


def _tree(known: str) -> Element:
    root = Element("")
    open_elements = [root]
    too_deep = 0
    for token in _TOKEN.finditer(known):
        if token["text"] is not None:
            open_elements[-1].children.append(without_signs(token["text"]))
        elif token["frame"] is not None:
            open_elements[-1].children.append(Element("iframe", _read_attributes(token["frame"])))
        elif token["closing"]:
            if too_deep:
                too_deep -= 1
            elif len(open_elements) > 1:
                open_elements.pop()
        else:
            element = Element(token["name"], _read_attributes(token["written"]))
            if element.name in _VOID:
                open_elements[-1].children.append(element)
            elif too_deep or len(open_elements) > DEEPEST:
                too_deep += 1
            else:
                open_elements[-1].children.append(element)
                open_elements.append(element)
    return root


def _read_attributes(written: str) -> dict[str, str]:
    return {name: without_signs(unescape(value)) for name, value in _ATTRIBUTE.findall(written)}


def _refuse_excess(html: str) -> None:
    """Parsing takes the square of the depth, of the attributes and of the entities, so they are bounded beforehand.

    Counts at least as deep as a browser would nest: what could be a boundary is taken for one.
    """
    if html.count("<") > MOST_TAGS or html.count("&") > MOST_ENTITIES:
        raise TextRefused("The text has too many parts.")
    nested: list[str] = []
    for tag in _SOURCE_TAG.finditer(html):
        closing, name = tag[1], tag[2].lower()
        if name in _CLOSED_BY_THEMSELVES:
            continue
        elif not closing:
            nested.append(name)
            if len(nested) > DEEPEST_SOURCE:
                raise TextRefused("The text is nested too deeply.")
        else:
            _close(nested, name)
    for part in html.split("<"):
        if len(part) > MOST_ATTRIBUTES and part[0].isalpha() and len(re.findall(r"[\s/\"']", part)) > MOST_ATTRIBUTES:
            raise TextRefused("The text holds too many attributes.")


def _close(nested: list[str], name: str) -> None:
    for index in range(len(nested) - 1, -1, -1):
        if nested[index] == name:
            del nested[index]
            return
        if nested[index] in _BOUNDARIES:
            return
