"""Turns the text of a WordPress item, blocks or classic or a mixture, into the hub's closed vocabulary.

Order: blocks become HTML, shortcodes become markup, classic text gets its paragraphs, addresses become references,
and hub.text.clean has the last word. The old text itself is not touched: whoever stores the result keeps it beside.
"""

import re
from collections import Counter
from dataclasses import dataclass
from html import unescape

from hub.portability.wxr import blocks, shortcodes
from hub.portability.wxr.classic import paragraphs
from hub.portability.wxr.embedding import embedded
from hub.portability.wxr.ledger import Change, Ledger
from hub.portability.wxr.references import References
from hub.portability.wxr.rendering import Renderer
from hub.portability.wxr.rewriting import Rewriter
from hub.portability.wxr.tags import outside
from hub.portability.wxr.widgets import Widgets
from hub.text.cleaning import TextRefused, clean, from_plain

_MORE = re.compile(r"<!--\s*+(more|nextpage)\b[^<>]*?-->")
_DATA = re.compile(r"(\bsrc\s*=\s*[\"']?data:)[^\"'<>\s]*+", re.IGNORECASE)
_HARM = re.compile(
    r"<\s*(?P<element>script|applet|base|meta|link)\b|<\w[^<>]*?\s(?P<event>on[a-z]+)\s*=|(?P<address>javascript)\s*:",
    re.IGNORECASE,
)
_BARE_LINE = re.compile(r"^[ \t]*(https?://[^\s<>\"\[\]]+)[ \t]*$", re.MULTILINE)
_BARE_PARAGRAPH = re.compile(r"<p(?:\s[^<>]*+)?>\s*+(https?://[^\s<>\"]++)\s*+</p>")
_CODE = frozenset({"pre", "code", "textarea", "script", "style", "a", "iframe", "object"})
_LARGEST, _LARGEST_WORDS = 4_000_000, 500_000


@dataclass(frozen=True, slots=True)
class Converted:
    """A text of the hub. `media` are the public ids used, `missing` the blog's own files that nobody has.

    `changed` says what is not as it was (`str()` of each in words); `unknown` counts "block:…" and "shortcode:…".
    """

    html: str
    changed: list[Change]
    media: list[str]
    missing: list[str]
    unknown: Counter[str]


def convert(
    content: str,
    references: References,
    format_hint: str | None = None,
    *,
    number: int | None = None,
    footnotes: str = "",
) -> Converted:
    """The content of an item as clean HTML. Never raises for any text.

    `format_hint` is "blocks", "classic" or "html" (markup that has its paragraphs); None finds out. `number` is the
    item's, for a gallery of what is attached to it; `footnotes` its custom field of that name.
    """
    ledger = Ledger()
    content = _DATA.sub(r"\1", content.replace("\x00", ""))
    if harm := Counter((found.lastgroup and found[found.lastgroup] or "").lower() for found in _HARM.finditer(content)):
        ledger.change("harm", ", ".join(f"{count} × {name}" for name, count in sorted(harm.items())))
    try:
        if len(content) > _LARGEST:
            raise TextRefused
        html = clean(_Conversion(references, ledger, number, footnotes).run(content, format_hint))
    except TextRefused:
        ledger.change("refused")
        html = _words_only(content)
    return Converted(html, ledger.changed, ledger.media, ledger.missing, ledger.unknown)


class _Conversion:
    def __init__(self, references: References, ledger: Ledger, number: int | None, footnotes: str) -> None:
        self.references = references
        self.ledger = ledger
        self.widgets = Widgets(references, ledger, number)
        self.renderer = Renderer(references, ledger, self.widgets, self._classic, footnotes)
        self.rewriter = Rewriter(references, ledger)

    def run(self, content: str, format_hint: str | None) -> str:
        content = content.replace("\r\n", "\n").replace("\r", "\n")
        if format_hint == "blocks" or (format_hint is None and blocks.has_blocks(content)):
            html = self.renderer.render(content)
        elif format_hint == "html":
            html = content
        else:
            html = self._classic(content)
        if "<!--" in html:
            html = _without_comments(_MORE.sub(_rule, html))
        if "[" in html:
            html = shortcodes.replace(html, self.widgets.meaning)
        html = _BARE_PARAGRAPH.sub(self._bare_address, html)
        return self.rewriter.rewrite(html)

    def _classic(self, text: str) -> str:
        if not text.strip():
            return ""
        text = _MORE.sub(lambda found: f"\n\n{_rule(found)}\n\n", text)
        text = shortcodes.replace(text, self.widgets.meaning)
        if "http" in text:
            text = outside(text, _CODE, lambda part: _BARE_LINE.sub(self._bare_address, part))
        return paragraphs(text)

    def _bare_address(self, found: re.Match[str]) -> str:
        return embedded(unescape(found[1]), self.references, self.ledger)


def _rule(found: re.Match[str]) -> str:
    return '<hr data-more="">' if found[1] == "more" else "<hr>"


def _without_comments(html: str) -> str:
    """Comments away; of one that never ends only the mark, so that the words behind it stay."""
    parts: list[str] = []
    position, start = 0, html.find("<!--")
    while start >= 0:
        end = html.find("-->", start + 4)
        if end < 0:
            parts.append(html[position:].replace("<!--", ""))
            return "".join(parts)
        parts.append(html[position:start])
        position = end + 3
        start = html.find("<!--", position)
    return "".join(parts) + html[position:]


def _words_only(html: str) -> str:
    """The words of a text that cannot be kept as it is."""
    words = unescape(re.sub(r"<[^<>]{0,5000}>", " ", html))[:_LARGEST_WORDS]
    words = words.encode("utf-8", "ignore").decode()
    try:
        return from_plain(words)
    except TextRefused:
        return ""
