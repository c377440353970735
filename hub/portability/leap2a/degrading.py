"""What an entry says in words that this reader has no place for: it stands below the text, so that nothing is lost
(portability.md L46, L48, L51)."""

from __future__ import annotations

from html import escape

from hub.portability.elements import Node
from hub.portability.moments import moment

OF_THE_PERSON = "leap2:persondata"
_PLACED = frozenset({"leap2:date", "leap2:status", OF_THE_PERSON})
_OF_MACHINES = ("mahara:", "rdf:", "hub:", "thread:", "categories:")


def days_of(node: Node) -> str:
    """From when to when it was, as it is written there: in whatever part is known."""
    found = [one.get("leap2:label") or one.text() for one in node.all("leap2:date")]
    return " – ".join(dict.fromkeys(words for words in found if words))


def day_of(node: Node) -> str:
    """The first day that is told of it, in UTC; "" when there is none that can be read."""
    return next((found for one in node.all("leap2:date") if (found := moment(one.text()))), "")


def more_words(node: Node) -> list[str]:
    """What stands in fields of other vocabularies, each as a line of HTML."""
    lines: list[str] = []
    for one in (child for child in node.children if isinstance(child, Node) and ":" in child.name):
        words = " ".join(one.text().split())
        if words and one.name not in _PLACED and not one.name.startswith(_OF_MACHINES):
            name = one.get("leap2:label") or one.get("leap2:field") or one.name.rpartition(":")[2]
            lines.append(f"<p>{escape(name, quote=False)}: {escape(words, quote=False)}</p>")
    return lines
