"""Block markup as a tree: `<!-- wp:name {json} -->…<!-- /wp:name -->`, with classic text in between.

After WordPress' block grammar. Nothing is lost by broken markup: attributes that are not JSON are none, an end without
a beginning is left out, a beginning without an end goes on to the end of its surrounding.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

DEEPEST = 60
MOST_ATTRIBUTES = 1 << 20
_DELIMITER = re.compile(r"\s+(/?)wp:([a-z][a-z0-9_-]*(?:/[a-z][a-z0-9_-]*)?)(?:\s+(\{.*\}))?\s*(/?)", re.DOTALL)


@dataclass(slots=True)
class Block:
    """One block; `name` is without "core/", and empty for classic text and for the whole."""

    name: str
    attributes: dict[str, Any] = field(default_factory=dict)
    parts: list["str | Block"] = field(default_factory=list)

    def text(self, key: str) -> str:
        """An attribute that is a text (or a number), else nothing."""
        value = self.attributes.get(key)
        return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""

    @property
    def blocks(self) -> list["Block"]:
        return [part for part in self.parts if isinstance(part, Block)]


def has_blocks(content: str) -> bool:
    return "<!-- wp:" in content


def parse(content: str) -> Block:
    """The tree of a text, below a block without a name."""
    whole = Block("")
    line = [whole]
    position = 0
    for start, end, found in _delimiters(content):
        _add(line[-1], content[position:start])
        position = end
        closing, name, attributes, alone = found[1], found[2].removeprefix("core/"), found[3], found[4]
        if closing:
            _close(line, name)
        else:
            block = Block(name, _read(attributes))
            if len(line) <= DEEPEST:
                line[-1].parts.append(block)
                if not alone:
                    line.append(block)
    _add(line[-1], content[position:])
    return whole


def _delimiters(content: str) -> Iterator[tuple[int, int, re.Match[str]]]:
    start = content.find("<!--")
    while start >= 0:
        end = content.find("-->", start + 4)
        if end < 0:
            return
        found = _DELIMITER.fullmatch(content, start + 4, end)
        if found:
            yield start, end + 3, found
        start = content.find("<!--", end + 3 if found else start + 4)


def _add(block: Block, text: str) -> None:
    if text:
        block.parts.append(text)


def _close(line: list[Block], name: str) -> None:
    """Ends the nearest open block of the name with all inside of it; none open: nothing ends."""
    for place in range(len(line) - 1, 0, -1):
        if line[place].name == name:
            del line[place:]
            return


def _read(attributes: str | None) -> dict[str, Any]:
    if not attributes or len(attributes) > MOST_ATTRIBUTES:
        return {}
    try:
        found = json.loads(attributes)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
