"""A portfolio in LEAP2A as records of the hub's own form. What a hub wrote comes back as it was; what another system
wrote becomes what is nearest here, and whatever has no place is told (L38-L51)."""

from __future__ import annotations

from html import escape

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.portability.archive.kept import Record
from hub.portability.archive.reading import listed
from hub.portability.elements import Node
from hub.portability.leap2a.degrading import OF_THE_PERSON, days_of
from hub.portability.leap2a.foreign import Foreign
from hub.portability.leap2a.outlines import Portfolio, kept_in
from hub.portability.pile import Pile
from hub.text.excerpts import plain

DEEPEST = 1000
"""So many comments may answer each other one below the other; people come to a dozen."""


class Reader(Foreign):
    """Puts the records of one portfolio onto a pile."""

    def __init__(self, portfolio: Portfolio, pile: Pile) -> None:
        super().__init__(portfolio, pile)
        self.resume: list[tuple[str, str]] = []
        pile.blog = {"title": portfolio.author or portfolio.title, "owner": portfolio.author}

    def note_what_belongs(self, node: Node) -> None:
        """What must be known before the things that it belongs to are read: comments, answers, and which files."""
        outline = self.portfolio.outlines.get(node.text("id"))
        if outline is None:
            return
        if outline.role == "media":
            self.files.note(node)
        elif outline.role in {"comment", "book", "answer"}:
            _list, kept = kept_in(node)
            answered, target = self._target(outline.name)
            self.said[target].append(kept or self.comment(node, outline, answered))
        elif outline.role == "person":
            self._person(node)

    def read(self, node: Node) -> None:
        """One entry."""
        outline = self.portfolio.outlines.get(node.text("id"))
        if outline is None:
            return
        _list, kept = kept_in(node)
        if outline.role == "media":
            self.pile.put("media", self.files.record(node, kept))
        elif outline.role == "entry":
            self.pile.put("entries", self._own_entry(node, kept) if kept else self.entry(node, outline))
        elif outline.role == "goal":
            own = kept and kept | {"answers": self.said[outline.name]}
            self.pile.put("goals", own or self.goal(node, outline))
        elif outline.role == "thought":
            self.pile.put("reflections", kept or self.thought(node, outline))
        elif outline.role == "room":
            own = kept and kept | {"book": self.said[outline.name]}
            self.pile.put("rooms", own or self.room(node, outline))
        elif outline.role == "shelf" and kept:
            self.pile.put("shelves", kept)
        elif outline.role == "resume":
            days = escape(days_of(node), quote=False)
            self.resume.append(
                (outline.title, (f"<p>{days}</p>\n" if days else "") + self.text(node) + self.degraded(node))
            )

    def finish(self) -> None:
        """What is known when all has gone by: the words, a page of what stood in the résumé, and what leads nowhere."""
        for name in self.words:
            self.pile.put("words", {"name": name, "slug": name})
        if self.resume:
            body = "\n".join(f"<h2>{escape(title, quote=False)}</h2>\n{text}" for title, text in self.resume)
            self.pile.put("entries", self.bare("page", "resume") | {"title": _("About me"), "body": body})
        for record in self.files.unnamed():
            self.pile.put("media", record)
            self.pile.notes.append(
                (record["name"], _("Nothing in the file names it. It is among your pictures and files."))
            )
        if count := self.portfolio.dangling:
            words = ngettext(
                "%(count)d link in the file leads to nothing in it.",
                "%(count)d links in the file lead to nothing in it.", count,
            )  # fmt: skip
            self.pile.notes.append((self.portfolio.title, words % {"count": count}))

    # Private

    def _own_entry(self, node: Node, kept: Record) -> Record:
        """As it was, with its text, its words and what was said."""
        for again in listed(kept, "tries"):
            self.pile.put("tries", again | {"later": kept.get("id")})
        told = {"body": node.text("content"), "words": self.tags(node), "comments": self.said[node.text("id")]}
        return {name: value for name, value in kept.items() if name != "tries"} | told

    def _target(self, name: str) -> tuple[str, str]:
        """Which comment it answers, if it does, and the thing that all of them are about; a loop is about nothing, nor
        is what lies deeper than people answer each other."""
        about = self.portfolio.about
        answered = target = next(iter(about[name]), "")
        seen = {name}
        while self.portfolio.is_a(target, "comment") and target not in seen and len(seen) < DEEPEST:
            seen.add(target)
            target = next(iter(about[target]), "")
        return ("" if answered == target else answered), target

    def _person(self, node: Node) -> None:
        _list, kept = kept_in(node)
        self.pile.blog = kept or self.pile.blog | {"about": plain(self.text(node))}
        if count := len(node.all(OF_THE_PERSON)):
            words = ngettext(
                "%(count)d line about the person, such as an address or a birthday, was not taken.",
                "%(count)d lines about the person, such as an address or a birthday, were not taken.", count,
            )  # fmt: skip
            self.pile.left.append((node.text("title"), words % {"count": count}))
