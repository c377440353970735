"""Blocks as plain HTML: most hold the markup they mean; these are the ones that need a word more."""

import json
import re
from collections.abc import Callable

from hub.portability.wxr.blocks import Block, parse
from hub.portability.wxr.embedding import embedded
from hub.portability.wxr.ledger import Ledger
from hub.portability.wxr.references import References
from hub.portability.wxr.tags import Tag, each, elements, first, inside, value_of, without, words_of
from hub.portability.wxr.widgets import Widgets

# Their own HTML says all there is to say.
_PLAIN = frozenset(
    """paragraph heading list list-item quote pullquote verse code preformatted image media-text audio video button
    buttons columns column group row stack grid details separator html classic missing accordion accordion-item
    accordion-heading accordion-panel subhead text-columns""".split()  # noqa: SIM905  # a list of words reads better
)
_NOTHING = frozenset({"spacer"})
_DEEPEST_REUSE = 4
_FIGURE = re.compile(r"<figure\b[^<>]*+>(?:(?!<figure\b).)*?</figure>", re.DOTALL | re.IGNORECASE)
_PICTURE = re.compile(r"<img\b[^<>]*+>", re.IGNORECASE)
_TABLE = re.compile(r"<table\b[^<>]*+>", re.IGNORECASE)


class Renderer:
    """Renders the blocks of one text; `classic` turns text outside of blocks (and shortcode blocks) into HTML."""

    def __init__(
        self,
        references: References,
        ledger: Ledger,
        widgets: Widgets,
        classic: Callable[[str], str],
        footnotes: str = "",
    ) -> None:
        self.references = references
        self.ledger = ledger
        self.widgets = widgets
        self.classic = classic
        self.footnotes = footnotes
        self.reused = 0
        self.special: dict[str, Callable[[Block], str]] = {
            "": self._whole,
            "more": lambda block: '<hr data-more="">',
            "nextpage": lambda block: "<hr>",
            "freeform": lambda block: self.classic(self._inside(block)),
            "shortcode": lambda block: self.classic(self._inside(block)),
            "gallery": self._gallery,
            "embed": self._embed,
            "file": self._file,
            "cover": self._cover,
            "table": self._table,
            "block": self._reusable,
            "footnotes": self._footnotes,
            "social-link": self._social_link,
            "social-links": self._inside,
            "math": self._math,
        }

    def render(self, content: str) -> str:
        return self._whole(parse(content))

    def _whole(self, block: Block) -> str:
        """Top level: text between blocks is of the old editor."""
        parts = (self.classic(part) if isinstance(part, str) else self._block(part) for part in block.parts)
        return "\n".join(part for part in parts if part)

    def _block(self, block: Block) -> str:
        if block.name in self.special:
            return self.special[block.name](block)
        elif block.name in _PLAIN:
            return self._inside(block)
        elif block.name in _NOTHING:
            return ""
        elif block.name.startswith("core-embed/"):
            return self._embed(block)
        else:
            self.ledger.unknown[f"block:{block.name}"] += 1
            return self._inside(block)

    def _inside(self, block: Block) -> str:
        return "".join(part if isinstance(part, str) else self._block(part) for part in block.parts)

    def _gallery(self, block: Block) -> str:
        """All three forms: nested image blocks, a list of figures, and only numbers."""
        html = self._inside(block)
        figures = _FIGURE.findall(html) if html.count("<figure") < 2000 else []
        figures = [figure for figure in figures if _PICTURE.search(figure)]
        if len(figures) < len(_PICTURE.findall(html)):
            figures = [f"<figure>{picture}</figure>" for picture in _PICTURE.findall(html)]
        if not figures:
            numbers = block.attributes.get("ids")
            return self.widgets.gallery([n for n in numbers if isinstance(n, int)] if isinstance(numbers, list) else [])
        rest = _FIGURE.sub("", html) if len(figures) > 1 else ""
        captions = "".join(f"<p>{caption}</p>" for caption in each(rest, "figcaption") if caption.strip())
        return f'<div data-gallery="">{"".join(figures)}</div>{captions}'

    def _embed(self, block: Block) -> str:
        html = self._inside(block)
        caption = inside(html, "figcaption") or block.text("caption")
        address = block.text("url")
        if not address:
            found = re.search(r"https?://[^\s<\"']+", without(html, "figcaption"))
            address = found[0] if found else ""
        return embedded(address, self.references, self.ledger, caption=caption) if address else html

    def _file(self, block: Block) -> str:
        """The name of the file is the link; the button beside it says nothing more."""
        html = without(self._inside(block), "object")
        named = elements(html, frozenset({"a"}), _unless_button)
        link = first(named, "a") or first(html, "a")
        address = (link.attributes.get("href") if link else "") or block.text("href")
        if not address:
            return html
        words = inside(named, "a") or words_of(address.rpartition("/")[2])
        return f'<figure><a href="{value_of(address)}">{words}</a></figure>'

    def _cover(self, block: Block) -> str:
        html = self._inside(block)
        address = block.text("url")
        if not address or first(html, "img", "video"):
            return html
        elif block.text("backgroundType") == "video":
            return f'<figure><video src="{value_of(address)}"></video></figure>{html}'
        else:
            alt = value_of(block.text("alt"))
            return f'<figure><img src="{value_of(address)}" alt="{alt}"></figure>{html}'

    def _table(self, block: Block) -> str:
        """The caption below becomes the caption of the table itself."""
        html = self._inside(block)
        words = inside(html, "figcaption")
        if words and words.strip():
            html = without(html, "figcaption")
            return _TABLE.sub(lambda table: f"{table[0]}<caption>{words}</caption>", html, count=1)
        else:
            return html

    def _reusable(self, block: Block) -> str:
        number = block.attributes.get("ref")
        content = self.references.reusable(number) if isinstance(number, int) else None
        if content is None or self.reused >= _DEEPEST_REUSE:
            self.ledger.unknown["block:block"] += 1
            return self._inside(block)
        self.reused += 1
        html = self.render(content)
        self.reused -= 1
        return html

    def _footnotes(self, block: Block) -> str:
        try:
            notes = json.loads(self.footnotes or "[]")
            words = [str(note["content"]) for note in notes]
        except (ValueError, TypeError, KeyError, RecursionError):
            words = []
        return f"<ol>{''.join(f'<li>{word}</li>' for word in words)}</ol>" if words else self._inside(block)

    def _social_link(self, block: Block) -> str:
        address, name = block.text("url"), block.text("label") or block.text("service")
        return f'<li><a href="{value_of(address)}">{words_of(name or address)}</a></li>' if address else ""

    def _math(self, block: Block) -> str:
        formula = block.text("latex")
        return f"<p><code>{words_of(formula)}</code></p>" if formula else self._inside(block)


def _unless_button(tag: Tag, inner: str) -> str:
    return "" if "wp-block-file__button" in tag.written else f"{tag.text}{inner}</a>"
