"""The first look at a feed: who is there, of what kind, and what belongs to what (L33-L37)."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from hub.ids import PUBLIC_ID_PATTERN
from hub.portability.archive.kept import Record
from hub.portability.archive.reading import record_in
from hub.portability.elements import Node
from hub.portability.wxr.findings import NotAnExport
from hub.portability.wxr.titles import grade_of_title, is_showcase_title

_OWN_NAME = re.compile(rf"portfolio:[a-z]+-({PUBLIC_ID_PATTERN})")
_TIME_AT_END = re.compile(r"/\d{9,}/?$")
_INVERSE = {"is_part_of": "has_part", "reflected_on_by": "reflects_on", "is_evidence_of": "has_evidence"}
_TYPES = (
    *("selection", "plan", "resource", "person", "achievement", "activity", "affiliation", "meeting", "organization"),
    *("publication", "ability", "entry"),
)
RESUME = frozenset(("achievement", "activity", "affiliation", "meeting", "organization", "publication", "ability"))
OF_A_HUB = {
    "shelves": "shelf", "media": "media", "entries": "entry", "goals": "goal", "answers": "answer",
    "reflections": "thought", "rooms": "room", "comments": "comment", "book": "book", "blog": "person",
}  # fmt: skip


@dataclass(slots=True)
class Outline:
    """What others need to know of an entry; `role` is what it becomes here."""

    name: str
    kind: str
    title: str
    sets: dict[str, str]
    is_file: bool
    is_comment: bool
    list_name: str
    role: str = ""


@dataclass
class Portfolio:
    """All outlines by name, and the relations from whichever end they were told; what leads nowhere is counted."""

    base: str = ""
    title: str = ""
    author: str = ""
    person: str = ""
    outlines: dict[str, Outline] = field(default_factory=dict)
    parts: defaultdict[str, list[tuple[int, int, str]]] = field(default_factory=lambda: defaultdict(list))
    above: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    about: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    proofs: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    dangling: int = 0

    @classmethod
    def of(cls, nodes: Iterable[Node]) -> Portfolio:
        """Gone through once."""
        found = cls()
        told: list[tuple[str, str, str, int]] = []
        for node in nodes:
            if node.name == "entry":
                outline = _outline(node)
                found.outlines.setdefault(outline.name, outline)
                told += [(outline.name, *link) for link in _relations(node)]
            elif node.name in {"id", "title"}:
                setattr(found, "base" if node.name == "id" else "title", node.text())
            elif node.name == "author":
                found.author, found.person = node.text("name"), node.text("uri")
        found.base = _TIME_AT_END.sub("", found.base)
        found._join(told)
        for outline in found.outlines.values():
            outline.role = found._role(outline)
        return found

    def public_id(self, name: str) -> str:
        """The id of an entry here: its own when a hub wrote it, else one made of its name, the same each time."""
        own = _OWN_NAME.fullmatch(name)
        if own and name in self.outlines and self.outlines[name].list_name:
            return own[1]
        digest = hashlib.sha256(f"{self.base}\n{name}".encode()).digest()
        return base64.urlsafe_b64encode(digest)[:22].decode()

    def is_a(self, name: str, *roles: str) -> bool:
        """Whether it is there and becomes one of these."""
        return name in self.outlines and self.outlines[name].role in roles

    def inside(self, name: str) -> list[str]:
        """What it holds, in order (L37)."""
        return [child for _order, _place, child in sorted(self.parts[name])]

    def holders(self, name: str, role: str) -> list[str]:
        """What of this role holds it."""
        return [one for one in self.above[name] if self.outlines[one].role == role]

    def entries(self, *roles: str) -> list[Outline]:
        """All of these roles, in the order of the file."""
        return [outline for outline in self.outlines.values() if outline.role in roles]

    # Private

    def _join(self, told: list[tuple[str, str, str, int]]) -> None:
        seen: set[tuple[str, str, str]] = set()
        for place, (one, relation, other, order) in enumerate(told):
            if relation in _INVERSE:
                one, relation, other = other, _INVERSE[relation], one
            if one not in self.outlines or other not in self.outlines:
                self.dangling += 1
            elif relation == "has_part":
                if (one, relation, other) not in seen:
                    self.above[other].append(one)
                    self.parts[one].append((order or 1 << 30, place, other))
                elif order:
                    self.parts[one] = [(order if kept == other else was, at, kept) for was, at, kept in self.parts[one]]
            elif (one, relation, other) not in seen:
                (self.about if relation == "reflects_on" else self.proofs)[one].append(other)
            seen.add((one, relation, other))

    def _role(self, outline: Outline) -> str:
        if outline.list_name:
            return OF_A_HUB.get(outline.list_name, "")
        if outline.kind == "person":
            return "person" if outline.name == self.person or outline.sets.get("person_type") == "Self" else "resume"
        if outline.is_comment and self.about[outline.name]:
            return "comment"
        if outline.kind in RESUME:
            return "resume"
        if outline.kind == "plan":
            return "goal"
        if outline.is_file and outline.kind == "resource":
            return "media"
        return self._role_of_selection(outline) if outline.kind == "selection" else self._role_of_entry(outline)

    def _role_of_selection(self, outline: Outline) -> str:
        sort = outline.sets.get("selection_type", "")
        if sort == "Webpage":
            is_grade = grade_of_title(outline.title) is not None
            return "room" if is_grade and self.above[outline.name] else "entry"
        if sort == "Website":
            return "entry"
        return "shelf"

    def _role_of_entry(self, outline: Outline) -> str:
        """A reflection on a goal or on a post; everything else is a post."""
        if any(self.outlines[one].kind in {"plan", "entry"} for one in self.about[outline.name]):
            return "thought"
        return "entry"

    def is_showcase(self, outline: Outline) -> bool:
        """Whether a selection becomes the page of the showcase: by its title, or because rooms are in it (L39, L40)."""
        if outline.sets.get("selection_type") != "Website":
            return False
        return is_showcase_title(outline.title) or any(self.is_a(one, "room") for one in self.inside(outline.name))


def kept_in(node: Node) -> tuple[str, Record]:
    """The list and the record that a hub kept beside an entry; nothing of it is trusted more than of an archive."""
    kept = node.first("hub:record")
    if kept is None:
        return "", {}
    try:
        record = record_in(kept.text())
    except NotAnExport:
        return "", {}
    return (kept.get("hub:list"), record) if record else ("", {})


def sets_of(node: Node) -> dict[str, str]:
    """The words of the format's own lists: by the end of the scheme, however it is written."""
    found: dict[str, str] = {}
    for one in node.all("category"):
        if scheme := one.get("scheme").strip("#/ "):
            found.setdefault(re.split("[:/#]", scheme)[-1], one.get("term"))
    return found


def links_of(node: Node) -> list[tuple[str, str, int]]:
    """The last word of each relation, its target, and its place."""
    found = []
    for one in node.all("link"):
        order = one.get("leap2:display_order")
        relation = re.split("[:/#]", one.get("rel").strip("[]"))[-1]
        found.append((relation, one.get("href"), int(order) if order.isdecimal() and len(order) < 10 else 0))
    return found


def _relations(node: Node) -> list[tuple[str, str, int]]:
    known = {"has_part", "reflects_on", "has_evidence", *_INVERSE}
    links = [link for link in links_of(node) if link[0] in known]
    answers = [("reflects_on", one.get("ref"), 0) for one in node.all("thread:in-reply-to")]
    return links + answers


def _outline(node: Node) -> Outline:
    plugin = node.first("mahara:artefactplugin")
    is_comment = plugin is not None and (plugin.get("mahara:type") or plugin.get("type")) == "comment"
    return Outline(
        node.text("id"), _kind(node), " ".join(node.text("title").split())[:300], sets_of(node),
        is_file=any(link[0] == "enclosure" for link in links_of(node)),
        is_comment=is_comment or bool(node.all("thread:in-reply-to")), list_name=kept_in(node)[0],
    )  # fmt: skip


def _kind(node: Node) -> str:
    """By type, however it is written; of several the most special one (L34)."""
    told = [one.get("rdf:resource") for one in node.all("rdf:type")] + [one.get("term") for one in node.all("category")]
    words = {re.split("[:/#]", one.strip("[]"))[-1].lower() for one in told}
    return next((kind for kind in _TYPES if kind in words), "entry")
