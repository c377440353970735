"""HTML as people and plug-ins leave it, cut into tags and text. Structure and safety are left to hub.text."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import NamedTuple

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/><]*)((?:[^>\"'<]++|\"[^\"]*+\"|'[^']*+')*+)>")
_LOOSE_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/><]*)([^><]*)>")
_ATTRIBUTE = re.compile(r"([^\s=>\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
# Quotes that never close make every search run to the end; after some of them quotes are not looked at any more.
_PATIENCE = 20


class Tag(NamedTuple):
    """A start or end tag as written (`text`); `name` is in small letters."""

    text: str
    closing: bool
    name: str
    written: str

    @property
    def attributes(self) -> dict[str, str]:
        return attributes(self.written)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


def attributes(written: str) -> dict[str, str]:
    """What stands in a tag, names in small letters, entities decoded; the first of a name counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found


def cut(html: str) -> Iterator[str | Tag]:
    """Tags and the texts between them, which together are the whole again."""
    position, start, patience = 0, html.find("<"), _PATIENCE
    while start >= 0:
        found = _TAG.match(html, start) if patience else None
        if found is None:
            patience -= 1 if patience else 0
            found = _LOOSE_TAG.match(html, start)
        if found is None:
            start = html.find("<", start + 1)
            continue
        if start > position:
            yield html[position:start]
        yield Tag(found[0], bool(found[1]), found[2].lower(), found[3])
        position = found.end()
        start = html.find("<", position)
    if position < len(html):
        yield html[position:]


def inside(html: str, name: str) -> str | None:
    """What stands in the first element of this name, None when there is none."""
    return next(iter(each(html, name)), None)


def each(html: str, name: str) -> list[str]:
    """What stands in the outermost elements of this name."""
    found: list[str] = []

    def note(tag: Tag, inner: str) -> str:
        found.append(inner)
        return ""

    if f"<{name}" in html.lower():
        elements(html, frozenset({name}), note)
    return found


def without(html: str, name: str) -> str:
    """The text without the elements of this name."""
    return elements(html, frozenset({name}), lambda tag, inner: "") if f"<{name}" in html.lower() else html


def first(html: str, *names: str) -> Tag | None:
    """The first start tag of one of these names."""
    return next((tag for tag in cut(html) if isinstance(tag, Tag) and not tag.closing and tag.name in names), None)


def elements(html: str, names: frozenset[str], replaced: Callable[[Tag, str], str]) -> str:
    """The text with each outermost element of these names replaced by what `replaced` makes of tag and inside."""
    result: list[str] = []
    held: list[str] = []
    opening: Tag | None = None
    depth = 0
    for token in cut(html):
        if opening is None:
            if isinstance(token, Tag) and token.name in names and not token.closing:
                opening, depth, held = token, 1, []
            else:
                result.append(token if isinstance(token, str) else token.text)
            continue
        if isinstance(token, Tag) and token.name == opening.name:
            depth += -1 if token.closing else 1
            if depth == 0:
                result.append(replaced(opening, "".join(held)))
                opening = None
                continue
        held.append(token if isinstance(token, str) else token.text)
    if opening is not None:
        result += [replaced(opening, ""), *held]
    return "".join(result)


def outside(html: str, names: frozenset[str], changed: Callable[[str], str]) -> str:
    """The text changed everywhere but in elements of these names, which stay as they are written."""
    kept: list[str] = []

    def keep(tag: Tag, inner: str) -> str:
        kept.append(f"{tag.text}{inner}</{tag.name}>")
        return f"\ufdd0{len(kept) - 1}\ufdd1"

    if "<" in html and any(f"<{name}" in html for name in names):
        html = elements(html.replace("\ufdd0", ""), names, keep)
    html = changed(html)
    return re.sub("\ufdd0(\\d+)\ufdd1", lambda found: kept[int(found[1])], html) if kept else html


def written(name: str, **values: str | None) -> str:
    """A start tag; underscores in names are hyphens, an attribute that is None is left out."""
    given = ((key.replace("_", "-"), value) for key, value in values.items() if value is not None)
    return f"<{name}" + "".join(f' {key}="{value_of(value)}"' for key, value in given) + ">"


def value_of(value: str) -> str:
    """A text as the value of an attribute in double quotes."""
    return value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")


def words_of(text: str) -> str:
    """A text between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
