"""Pages as Mahara lays them out, as one text in reading order (L39)."""

from __future__ import annotations

import json
from html import escape

from hub.portability.elements import Node
from hub.portability.leap2a.files import Files
from hub.portability.wxr.converting import convert


def text_of_view(node: Node, files: Files) -> str:
    """The blocks one below the other, "" for an entry that is laid out nowhere."""
    view = node.first("mahara:view")
    if view is None:
        return ""
    blocks = sorted(_blocks(view), key=lambda block: (_number(block, "positiony"), _number(block, "positionx")))
    return "\n".join(text for block in blocks if (text := _text(block, files)))


def _blocks(node: Node) -> list[Node]:
    """Rows hold columns, columns hold blocks; the newer grid holds blocks alone."""
    found: list[Node] = []
    for one in node.children:
        if isinstance(one, Node):
            found += [one] if one.name == "mahara:blockinstance" else _blocks(one)
    return found


def _text(block: Node, files: Files) -> str:
    title = block.get("mahara:blocktitle") or block.get("blocktitle")
    heading = f"<h3>{escape(title, quote=False)}</h3>" if title.strip() else ""
    words = [convert(value, files, "html").html for value in _values(block, "text")]
    shown = [_shown(name, files) for field in ("artefactid", "artefactids") for name in _values(block, field)]
    films = [
        convert(f"<p>{escape(one)}</p>", files).html for one in _values(block, "videoid") if one.startswith("http")
    ]
    inside = "\n".join(part for part in (*words, *shown, *films) if part)
    return f"{heading}\n{inside}".strip() if inside else ""


def _shown(name: str, files: Files) -> str:
    """A picture, a file to save, or a link to the post."""
    portfolio = files.portfolio
    if media_id := files.media_for(name):
        if files.described(media_id).kind == "picture":
            return f'<figure><img data-media="{media_id}" alt=""></figure>'
        return f'<figure><a data-media="{media_id}">{escape(files.described(media_id).name, quote=False)}</a></figure>'
    if found := files.entry_for(name):
        return f'<p><a data-entry="{found[0]}">{escape(portfolio.outlines[name].title, quote=False)}</a></p>'
    if portfolio.is_a(name, "goal"):
        return f"<p>{escape(portfolio.outlines[name].title, quote=False)}</p>"
    return ""


def _values(block: Node, field: str) -> list[str]:
    """The values of a setting of a block: a list in JSON."""
    found: list[str] = []
    for node in block.all(f"mahara:{field}"):
        try:
            told = json.loads(node.text())
        except (ValueError, RecursionError):
            told = node.text()
        found += [one for one in (told if isinstance(told, list) else [told]) if isinstance(one, str)]
    return found


def _number(block: Node, name: str) -> int:
    told = block.get(f"mahara:{name}") or block.get(name)
    return int(told) if told.isdecimal() and len(told) < 6 else 0
