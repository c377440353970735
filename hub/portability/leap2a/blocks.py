"""What Mahara needs to lay a selection out as a page: blocks on its grid (L19-L21)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from hub.portability.archive.kept import Record
from hub.portability.archive.reading import listed
from hub.portability.leap2a.feed import as_json, in_ascii
from hub.portability.leap2a.relations import Relations
from hub.portability.leap2a.terms import ref
from hub.text.cleaning import from_plain, tree_of
from hub.text.markup import Element, write
from hub.text.references import media_ids

WIDE, HIGH = 12, 4
_BY_NAME = "6"


class Block(NamedTuple):
    """A block: its kind in Mahara's words, its title, and what it shows: words, or entries of the file."""

    kind: str
    title: str
    words: str = ""
    shows: tuple[str, ...] = ()


def view(blocks: Iterable[Block]) -> list[str]:
    """The lines of the extension, the blocks one below the other; without them Mahara stops."""
    lines = [f'<mahara:view mahara:newlayout="1" mahara:type="portfolio" mahara:ownerformat="{_BY_NAME}">']
    for place, block in enumerate(blocks):
        at = f'mahara:positionx="0" mahara:positiony="{place * HIGH}" mahara:height="{HIGH}" mahara:width="{WIDE}"'
        told = f"mahara:blocktype={quoteattr(block.kind)} mahara:blocktitle={quoteattr(_line(block.title))}"
        lines += [f"<mahara:blockinstance {told} {at}>", _shown(block), "</mahara:blockinstance>"]
    return [*lines, "</mahara:view>"]


def blocks_of_page(record: Record, relations: Relations) -> list[Block]:
    """The words of a page, and each of its pictures."""
    body = str(record.get("body") or "")
    blocks = [Block("text", "", words_alone(body))]
    media = [name for one in media_ids(body) if (name := ref("media", one)) in relations.known]
    return blocks + [Block("image", "", shows=(name,)) for name in media]


def blocks_of_room(room: Record, relations: Relations) -> list[Block]:
    """What it says first, the goals, and each piece with the words about it."""
    blocks = [Block("text", "", _opening(room))] if _opening(room) else []
    goals = tuple(
        name for one in listed(room, "goals") if (name := ref("goal", str(one.get("goal")))) in relations.known
    )
    if goals:
        blocks.append(Block("plans", "", shows=goals))
    for piece in listed(room, "pieces"):
        for sort, field, kind in (("entry", "entry", "blogpost"), ("media", "picture", "image")):
            name = ref(sort, str(piece.get(field)))
            if relations.is_post(name) or (sort == "media" and name in relations.known):
                blocks.append(Block(kind, str(piece.get("title") or ""), shows=(name,)))
        blocks.append(Block("text", str(piece.get("title") or ""), words_of_piece(piece)))
    return blocks


def words_alone(html: str) -> str:
    """The text without what shows a file: in a block nobody turns its name into an address (L20)."""
    tree = tree_of(html)
    _drop(tree)
    return write(tree)


def words_of_piece(piece: Record) -> str:
    """Why it is there, what was learned, what is next, and where it is on the web."""
    told = [
        str(piece.get(name) or "") for name in ("material", "why", "learned", "next_step", "address", "video_address")
    ]
    return "\n".join(from_plain(words) for words in told if words)


def text_of_room(room: Record, relations: Relations) -> str:
    """The same as the page says, for readers that know no blocks (L21)."""
    return "\n".join(block.words for block in blocks_of_room(room, relations) if block.words)


def _opening(room: Record) -> str:
    introduction = from_plain(str(room.get("introduction") or ""))
    return "\n".join(part for part in (introduction, words_alone(str(room.get("body") or ""))) if part)


def _drop(element: Element) -> None:
    kept: list[Element | str] = []
    for child in element.children:
        if isinstance(child, Element):
            shown = child.name in {"figure", "img", "audio", "video"}
            if shown and any("data-media" in one.attributes for one in child.walk()):
                continue
            for name in ("data-media", "data-entry", "data-fragment"):
                child.attributes.pop(name, None)
            _drop(child)
        kept.append(child)
    element.children = kept


def _shown(block: Block) -> str:
    if block.kind == "text":
        return f"<mahara:text>{escape(as_json([in_ascii(block.words)]))}</mahara:text>"
    name = "artefactids" if block.kind == "plans" else "artefactid"
    return f"<mahara:{name}>{escape(as_json(list(block.shows)))}</mahara:{name}>"


def _line(words: str) -> str:
    return " ".join(words.split())
