"""The marks of microformats in a page (microformats.org/wiki/h-entry): which part of it is a title, a text, a date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from hub.portability.wxr.titles import plain

DEEPEST = 200
_ROOTS = frozenset({"h-entry", "h-card", "h-cite", "h-feed", "h-event", "h-item", "h-review"})
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
)


@dataclass(slots=True)
class Marked:
    """An element, with the place of what it holds in the page."""

    name: str
    attributes: dict[str, str]
    page: str
    begin: int
    end: int
    children: list[Marked] = field(default_factory=list)

    @property
    def marks(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    @property
    def html(self) -> str:
        """What it holds, as it stands in the page."""
        return self.page[self.begin : self.end]

    @property
    def words(self) -> str:
        """A name or a title: told apart from what is seen, or what is seen."""
        if self.name in {"data", "input"}:
            return self.attributes.get("value", "").strip()
        told = {"abbr": "title", "img": "alt"}.get(self.name, "")
        return self.attributes.get(told, "").strip() or plain(self.html)

    @property
    def address(self) -> str:
        """Where it leads."""
        named = (self.attributes.get(name, "") for name in ("href", "src", "value"))
        return next((one.strip() for one in named if one.strip()), "") or plain(self.html)

    @property
    def moment(self) -> str:
        """A time, as it is written for programs."""
        named = (self.attributes.get(name, "") for name in ("datetime", "value", "title"))
        return next((one.strip() for one in named if one.strip()), "") or plain(self.html)

    def all(self, *marks: str) -> Iterator[Marked]:
        """What carries all of these marks and is told of this thing, not of another inside it."""
        waiting = self.children[::-1]
        while waiting:
            one = waiting.pop()
            if set(marks) <= set(one.marks):
                yield one
            if not _ROOTS & set(one.marks):
                waiting.extend(one.children[::-1])

    def first(self, *marks: str) -> Marked | None:
        """The first of them."""
        return next(self.all(*marks), None)


def marked(page: str) -> Marked:
    """A page as a tree. Never raises for any text: what was left open ends where what is around it ends."""
    reader = _Reader(page)
    reader.feed(page)
    reader.close()
    return reader.root


def entries_in(page: Marked) -> list[Marked]:
    """The entries of a page that have their text there; what only names them in a list has none."""
    found: list[Marked] = []
    waiting = [page]
    while waiting:
        one = waiting.pop()
        if "h-entry" not in one.marks:
            waiting.extend(one.children[::-1])
        elif one.first("e-content"):
            found.append(one)
    return found


class _Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Marked("", {}, page, 0, len(page))
        self._page = page
        self._open = [self.root]
        self._lines = [0]
        self._lines += [place + 1 for place, letter in enumerate(page) if letter == "\n"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        begin = self._place + len(self.get_starttag_text() or "")
        given = {name: value or "" for name, value in reversed(attrs)}
        one = Marked(tag, given, self._page, begin, len(self._page))
        self._open[-1].children.append(one)
        if tag not in _VOID and len(self._open) < DEEPEST:
            self._open.append(one)

    def handle_endtag(self, tag: str) -> None:
        if not any(one.name == tag for one in self._open[1:]):
            return
        closed = False
        while not closed:
            one = self._open.pop()
            one.end = self._place
            closed = one.name == tag

    @property
    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
