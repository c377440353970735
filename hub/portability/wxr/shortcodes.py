"""Shortcodes, `[name attribute="value"]…[/name]`, found and read; what each means is in widgets.py."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

from hub.portability.wxr.tags import outside

# No bracket inside of a value, as in WordPress; so a text full of brackets is still read in one go.
_OPENING = re.compile(
    r"(\[?)\[([a-zA-Z][\w-]{0,60})(?=[\s=\]/])"
    r"((?:[^\[\]\"“”'<>]++|\"[^\"\[\]]*+\"|“[^”\[\]]*+”|'[^'\[\]]*+'|<[^<>\[\]]*+>|['\"“”])*+)\](\]?)"
)
_ATTRIBUTE = re.compile(
    r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|[“”″„]([^“”″]*)[“”″]|‘([^’]*)’|([^\s\"'“”]+))|\"([^\"]*)\"|(\S+)"
)
_CODE = frozenset({"pre", "code", "script", "style", "textarea"})
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Shortcode:
    """One shortcode. `loose` are its values without a name; `inside` is None when nothing closes it."""

    name: str
    attributes: dict[str, str]
    loose: tuple[str, ...]
    inside: str | None
    text: str

    def get(self, *names: str) -> str:
        """The first of these attributes that says something."""
        return next((value for name in names if (value := self.attributes.get(name, "").strip())), "")

    def numbers(self, name: str) -> list[int]:
        return [int(number) for number in re.findall(r"\d{1,15}", self.attributes.get(name, ""))]


# Gives what stands for a shortcode, or None when it is only text in brackets.
Meaning = Callable[[Shortcode], str | None]


def replace(html: str, meaning: Meaning, depth: int = 0) -> str:
    """The text with its shortcodes replaced; code, and what is doubly bracketed, stays as it is written."""
    if "[" not in html:
        return html
    return outside(html, _CODE, lambda text: _replace(text, meaning, depth))


def _replace(html: str, meaning: Meaning, depth: int) -> str:
    result: list[str] = []
    unclosed: set[str] = set()
    position = 0
    while found := _OPENING.search(html, position):
        result.append(html[position : found.start()])
        position = found.end()
        escaped, name, written, second = found.groups()
        code, end = _read(html, found, name, written, unclosed)
        if escaped and (second or html[end : end + 1] == "]"):
            end = end if second else end + 1
            # Written as a sign by its number, so that nobody takes it for a shortcode later.
            result.append("&#91;" + html[found.start() + 2 : end - 1])
            position = end
            continue
        said = meaning(code)
        before, after = ("[" if escaped else ""), ("]" if second and code.inside is None else "")
        if said is None:
            # Words in brackets; with many of them nobody should look for their end again and again.
            unclosed.add(name)
            result.append(found[0])
        else:
            if code.inside is not None and "[" in said and depth < DEEPEST:
                said = _replace(said, meaning, depth + 1)
            result.append(before + said + after)
            position = end
    result.append(html[position:])
    return "".join(result)


def _read(html: str, found: re.Match[str], name: str, written: str, unclosed: set[str]) -> tuple[Shortcode, int]:
    """The shortcode that begins here, and where it ends; `unclosed` remembers what no end mark was found for."""
    end = found.end()
    inside = None
    if not written.rstrip().endswith("/") and not found[4] and name not in unclosed:
        close = html.find(f"[/{name}]", end)
        if close < 0:
            unclosed.add(name)
        if close >= 0 and not _opens_again(html, name, end, close):
            inside = html[end:close]
            end = close + len(name) + 3
    attributes, loose = read_attributes(written.rstrip().removesuffix("/"))
    return Shortcode(name.lower(), attributes, loose, inside, html[found.start() + len(found[1]) : end]), end


def _opens_again(html: str, name: str, start: int, close: int) -> bool:
    """Whether the end belongs to a later one of the same name: two galleries, the first of which is never closed."""
    return name.lower() in {"gallery", "audio", "video", "playlist"} and f"[{name}" in html[start:close]


def read_attributes(written: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Attributes with straight, typographic or no quotes; values without a name come second."""
    written = unescape(re.sub(r"<a\b[^<>]*href=[\"']?([^\"'<> ]+)[^<>]*>.*?</a>|<[^<>]*>", r"\1", written))
    written = written.replace("\u00a0", " ")
    attributes: dict[str, str] = {}
    loose: list[str] = []
    for name, *values, quoted, bare in _ATTRIBUTE.findall(written):
        if name:
            attributes.setdefault(name.lower(), next((value for value in values if value), ""))
        elif quoted or bare:
            loose.append(quoted or bare)
    return attributes, tuple(loose)
