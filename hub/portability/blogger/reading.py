"""Posts, pages and comments of Blogger, told apart; what holds addresses of people is passed over (F1-F8)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.portability.archive.kept import Record
from hub.portability.elements import Node
from hub.portability.feed.items import item_of
from hub.portability.feed.reading import Reader
from hub.portability.importing.archive import fields
from hub.portability.pile import Pile
from hub.portability.wxr.converting import convert

_KINDS = frozenset({"post", "page", "comment"})
_LAST_NUMBER = re.compile(r"(\d+)\D*$")
_SIZE = re.compile(
    r"((?:bp\.blogspot\.com|googleusercontent\.com)/[^\"'\s<>]*?)(?:/s\d{2,4}(?:-[a-z0-9-]+)?/|/w\d{2,4}-h\d{2,4}[^/\"']*/)"
)


class BloggerReader(Reader):
    """A feed in which each entry says what it is."""

    def __init__(self, pile: Pile) -> None:
        super().__init__(pile)
        self._said: defaultdict[str, list[Record]] = defaultdict(list)
        self._skipped: Counter[str] = Counter()

    def note(self, node: Node) -> None:
        """Where a post stands, and what was said about it: known before its text is read."""
        kind = _kind(node)
        if kind in {"post", "page"}:
            self.note_place(item_of(node))
        elif kind == "comment" and not _is_binned(node):
            target, answered = _about(node)
            self._said[target].append(self._comment(node, answered))

    def read(self, node: Node) -> None:
        """A post or a page; templates and settings are left out, and what lies in the bin there."""
        kind = _kind(node)
        if kind not in _KINDS or _is_binned(node):
            self._skipped["binned" if kind in _KINDS else "other"] += 1
        elif kind != "comment":
            item = item_of(node)
            item.html = _SIZE.sub(r"\1/s0/", item.html)
            if name := node.text("blogger:filename"):
                item.link = item.link or self.absolute(name)
            said = self._said.pop(_number(item.name), [])
            self.pile.put("entries", self.entry(item, kind, is_draft=_is_draft(node), said=said))

    def finish(self) -> None:
        """What stayed behind, in numbers."""
        told = {
            "binned": ngettext("%(count)d thing lay in the bin there.", "%(count)d things lay in the bin there.",
                               self._skipped["binned"]),
            "other": ngettext("%(count)d part is a template or a setting of Blogger.",
                              "%(count)d parts are templates or settings of Blogger.", self._skipped["other"]),
        }  # fmt: skip
        title = fields.line(self.pile.blog, "title", 120)
        self.pile.left += [(title, words % {"count": self._skipped[kind]}) for kind, words in told.items()
                           if self._skipped[kind]]  # fmt: skip
        if alone := sum(map(len, self._said.values())):
            words = ngettext("%(count)d comment is about nothing that came along.",
                             "%(count)d comments are about nothing that came along.", alone)  # fmt: skip
            self.pile.left.append((title, words % {"count": alone}))

    # Private

    def _comment(self, node: Node, answered: str) -> Record:
        item = item_of(node)
        return {
            "id": self.public_id(_number(item.name)), "by": item.author or _("Somebody"),
            "body": convert(f"<p>{item.html}</p>", self, "html").html, "written_at": item.published,
            "answers": self.public_id(answered) if answered else "",
        }  # fmt: skip


def _kind(node: Node) -> str:
    """Post, page, comment, or whatever else stands in the file."""
    if told := node.text("blogger:type"):
        return told.lower()
    kinds = [one.get("term") for one in node.all("category") if one.get("scheme").endswith("g/2005#kind")]
    return kinds[0].rpartition("#")[2].lower() if kinds else "other"


def _is_draft(node: Node) -> bool:
    control = node.first("app:control")
    return node.text("blogger:status") == "DRAFT" or (control is not None and control.text("app:draft") == "yes")


def _is_binned(node: Node) -> bool:
    return "TRASHED" in node.text("blogger:status") or "SPAM" in node.text("blogger:status")


def _about(node: Node) -> tuple[str, str]:
    """The number of the post, and that of the comment that is answered, if one is."""
    reply = node.first("thread:in-reply-to")
    post = _number(reply.get("ref")) if reply else _number(node.text("blogger:parent"))
    answered = [_number(one.get("href")) for one in node.all("link") if one.get("rel") == "related"]
    return post, _number(node.text("blogger:inReplyTo")) or next(iter(answered), "")


def _number(name: str) -> str:
    """The last number of an id or address, which is all that the two spellings of it share."""
    found = _LAST_NUMBER.search(name)
    return found[1] if found else ""
