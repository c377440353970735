"""Who belongs to whom in what leaves, told from both ends (L6)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from hub.portability.archive.kept import Record
from hub.portability.archive.reading import listed
from hub.portability.leap2a.terms import ref
from hub.portability.pile import InOwnForm

PART, PART_OF = "leap2:has_part", "leap2:is_part_of"
REFLECTS, REFLECTED = "leap2:reflects_on", "leap2:reflected_on_by"
EVIDENCE, EVIDENCE_OF = "leap2:has_evidence", "leap2:is_evidence_of"
_OTHER_END = {PART: PART_OF, REFLECTS: REFLECTED, EVIDENCE: EVIDENCE_OF}


@dataclass
class Relations:
    """The links of every entry, and who is there at all."""

    known: set[str] = field(default_factory=set)
    links: defaultdict[str, dict[tuple[str, str], int]] = field(default_factory=lambda: defaultdict(dict))
    blog: str = ""
    reflections: str = ""
    showcase: str = ""

    @classmethod
    def of(cls, pile: InOwnForm) -> Relations:
        """Gone through once for who is there, and once for what joins them."""
        public_id = str(pile.blog["id"])
        found = cls(blog=ref("blog", public_id), reflections=ref("thoughts", public_id))
        found.known |= {found.blog, found.reflections}
        found._note_all(pile)
        found._join_entries(pile)
        found._join_reflections(pile)
        for place, room in enumerate(pile.records("rooms"), start=1):
            found._join_room(room, place)
        return found

    def of_one(self, name: str) -> list[tuple[str, str, int]]:
        """Relation, target and place (0 for none) of the links of an entry."""
        return [(relation, target, place) for (relation, target), place in self.links[name].items()]

    def parts_of(self, name: str) -> list[str]:
        """What it holds, in order."""
        return [target for relation, target, _place in self.of_one(name) if relation == PART]

    def is_post(self, name: str) -> bool:
        """Whether it stands in the blog, and is no page."""
        return (PART_OF, self.blog) in self.links[name]

    # Private

    def _note_all(self, pile: InOwnForm) -> None:
        for name, sort in (("media", "media"), ("entries", "entry"), ("goals", "goal"), ("rooms", "room")):
            for record in pile.records(name):
                self.known.add(ref(sort, record["id"]))
                if record.get("is_showcase"):
                    self.showcase = ref("entry", record["id"])
                for answer in listed(record, "answers") if name == "goals" else ():
                    self.known.add(ref("answer", answer["id"]))
        self.known |= {ref("thought", record["id"]) for record in pile.records("reflections")}
        self.known |= {ref("shelf", record["slug"]) for record in pile.records("shelves")}

    def _join(self, one: str, relation: str, other: str, place: int = 0) -> None:
        """Both ends, once; nothing that leads nowhere."""
        if one != other and {one, other} <= self.known:
            self.links[one].setdefault((relation, other), place)
            self.links[other].setdefault((_OTHER_END[relation], one), 0)

    def _join_entries(self, pile: InOwnForm) -> None:
        on_shelf: defaultdict[str, int] = defaultdict(int)
        posts = 0
        for record in pile.records("entries"):
            name = ref("entry", record["id"])
            if record["kind"] == "post":
                posts += 1
                self._join(self.blog, PART, name, posts)
            for slug in record["shelves"]:
                on_shelf[slug] += 1
                self._join(ref("shelf", slug), PART, name, on_shelf[slug])
            for comment in listed(record, "comments"):
                self.known.add(ref("comment", comment["id"]))
                self._join(ref("comment", comment["id"]), REFLECTS, name)

    def _join_reflections(self, pile: InOwnForm) -> None:
        place = 0
        for goal in pile.records("goals"):
            name = ref("goal", goal["id"])
            for post in listed(goal, "posts"):
                self._join(name, EVIDENCE, ref("entry", post["entry"]))
            for answer in listed(goal, "answers"):
                place += 1
                self._join(ref("answer", answer["id"]), REFLECTS, name)
                self._join(self.reflections, PART, ref("answer", answer["id"]), place)
        for thought in pile.records("reflections"):
            place += 1
            name = ref("thought", thought["id"])
            self._join(self.reflections, PART, name, place)
            for sort in ("entry", "goal"):
                self._join(name, REFLECTS, ref(sort, str(thought.get(sort))))

    def _join_room(self, room: Record, place: int) -> None:
        name = ref("room", room["id"])
        if self.showcase:
            self._join(self.showcase, PART, name, place)
        parts = [ref("goal", str(one.get("goal"))) for one in listed(room, "goals")]
        for piece in listed(room, "pieces"):
            target = target_of(piece)
            self.known |= {target} if target.startswith(ref("piece", "")) else set()
            parts.append(target)
        for at, target in enumerate(parts, start=1):
            self._join(name, PART, target, at)
        for greeting in listed(room, "book"):
            self.known.add(ref("comment", str(greeting.get("id"))))
            self._join(ref("comment", str(greeting.get("id"))), REFLECTS, name)


def target_of(piece: Record) -> str:
    """What a piece shows: its post, its picture, or else what stands for a thing that is not in the file."""
    if piece.get("entry"):
        return ref("entry", piece["entry"])
    return ref("media", piece["picture"]) if piece.get("picture") else ref("piece", str(piece.get("id")))
