"""The marks of microformats in a page (microformats.org/wiki/h-entry): which part of it is a title, a text, a date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from hub.portability.wxr.tags import Tag, cut
from hub.portability.wxr.titles import plain

DEEPEST = 200
_ROOTS = frozenset({"h-entry", "h-card", "h-cite", "h-feed", "h-event", "h-item", "h-review"})
_COMMENT, _RAW = "<!--", frozenset({"script", "style", "template", "textarea", "noscript"})
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
)


@dataclass(slots=True)
class Marked:
    """An element, with the place of its tag and of what it holds in the page."""

    name: str
    attributes: dict[str, str]
    page: str
    start: int
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

    def called(self, name: str) -> Iterator[Marked]:
        """The elements of this name in it, none inside another."""
        waiting = self.children[::-1]
        while waiting:
            one = waiting.pop()
            if one.name == name:
                yield one
            else:
                waiting.extend(one.children[::-1])

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
    """A page as a tree. Never raises for any text, and takes no longer than its length: what was left open ends where
    what is around it ends."""
    tree = _Tree(page)
    for token in cut(page):
        tree.take(token)
    return tree.root


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


class _Tree:
    def __init__(self, page: str) -> None:
        self.root = Marked("", {}, page, 0, 0, len(page))
        self._open = [self.root]
        self._place = 0
        self._hidden = ""

    def take(self, token: str | Tag) -> None:
        """The next piece of the page."""
        begin = self._place
        self._place += len(token if isinstance(token, str) else token.text)
        if isinstance(token, str):
            self._note_comment(token)
        elif self._hidden:
            if token.closing and token.name == self._hidden:
                self._hidden = ""
        elif token.closing:
            self._close(token.name, begin)
        elif token.name in _RAW:
            self._hidden = token.name
        else:
            self._begin(token)

    def _begin(self, tag: Tag) -> None:
        page, start = self.root.page, self._place - len(tag.text)
        one = Marked(tag.name, tag.attributes, page, start, self._place, len(page))
        self._open[-1].children.append(one)
        if tag.name not in _VOID and len(self._open) < DEEPEST:
            self._open.append(one)

    def _close(self, name: str, place: int) -> None:
        if any(one.name == name for one in self._open[1:]):
            closed = False
            while not closed:
                one = self._open.pop()
                one.end = place
                closed = one.name == name

    def _note_comment(self, words: str) -> None:
        """What stands in a comment is no part of the page, whatever tags it has."""
        if self._hidden in {"", _COMMENT}:
            begun, ended = words.rfind("<!--"), words.rfind("-->")
            if begun >= 0 or ended >= 0:
                self._hidden = _COMMENT if begun > ended else ""
