"""Each record as an entry of the feed: what the format has a word for in its words, the rest kept for a hub."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hub.portability.archive.kept import Record
from hub.portability.archive.reading import listed
from hub.portability.leap2a.blocks import blocks_of_page, blocks_of_room, text_of_room, view, words_of_piece
from hub.portability.leap2a.feed import EntryOut
from hub.portability.leap2a.relations import Relations
from hub.portability.leap2a.terms import ref
from hub.reflections.models import Reflection
from hub.text.cleaning import tree_of
from hub.text.excerpts import cut, plain
from hub.text.markup import write
from hub.text.references import media_ids

_TOLD_OTHERWISE = frozenset(
    ("body", "plain", "page", "source", "source_format", "earlier", "comments", "words", "private_words")
)
"""What of an entry stands in its element, can be made of that, or is never written (earlier texts, private words)."""


@dataclass
class Writer:
    """Makes entries; `open_ids` are the ids of all that a stranger sees today, `tries` tell by the id of a post which
    earlier one it tries again."""

    relations: Relations
    open_ids: frozenset[str]
    tries: Mapping[str, Record]

    def blog(self, blog: Record) -> Iterator[EntryOut]:
        """The person, the blog, and the selection of its reflections, so that they stand together (L17)."""
        is_person = {"person_type": "Self"}
        yield EntryOut(
            self.person(blog), "person", str(blog["owner"] or blog["title"]), str(blog["about"]), sets=is_person,
            kept=("blog", blog),
        )  # fmt: skip
        selection = {"selection_type": "Blog"}
        for name, title, words in (
            (self.relations.blog, str(blog["title"]), str(blog["tagline"])),
            (self.relations.reflections, _("Reflections"), ""),
        ):
            links = self.relations.of_one(name)
            if links or name == self.relations.blog:
                yield EntryOut(
                    name,
                    "selection",
                    title,
                    words or title,
                    sets=selection,
                    links=links,
                    kept=("journals", {"id": blog["id"]}),
                )

    @staticmethod
    def person(blog: Record) -> str:
        """The name of the entry that stands for whose blog it is."""
        return ref("person", str(blog["id"]))

    def shelf(self, record: Record) -> EntryOut:
        """A shelf holds what lies on it; a post stands in one blog only (L14)."""
        name = ref("shelf", record["slug"])
        title, words = record["name"], record["description"]
        return EntryOut(
            name, "selection", title, words or title, sets={"selection_type": "Grouping"},
            links=self.relations.of_one(name), kept=("shelves", _without(record, "page")),
        )  # fmt: skip

    def medium(self, record: Record) -> EntryOut:
        """A file with the words that were said of it (L10, L11)."""
        name, path = ref("media", record["id"]), record["path"].removeprefix("data/media/")
        words = record["description"] or record["caption"] or record["alternative"]
        return EntryOut(
            name, "resource", record["title"] or record["name"], words, updated=record["added_at"],
            sets=self._audience(record), links=self.relations.of_one(name), kept=("media", _without(record, "path")),
            file=(f"files/{path}", record["type"], record["size"]),
        )  # fmt: skip

    def entry(self, record: Record) -> Iterator[EntryOut]:
        """A post, a page or the showcase, and what was said about it."""
        name, body = ref("entry", record["id"]), self._body(record["body"])
        is_draft = not record["published_at"] or bool(record["withdrawn_at"])
        sets = self._audience(record) | ({"readiness": "Unready"} if is_draft else {})
        links, more = self.relations.of_one(name), list[str]()
        if record["is_showcase"]:
            sets["selection_type"] = "Website"
            # Mahara reads the word without a prefix, the specification has it with one (L22).
            links += [("has_part", part, place) for place, part in enumerate(self.relations.parts_of(name), start=1)]
        elif record["kind"] == "page":
            sets["selection_type"] = "Webpage"
            more = view(blocks_of_page(record, self.relations))
        files = [*media_ids(record["body"]), *record["attached"], record["featured"]]
        links += [("related", one, 0) for one in dict.fromkeys(ref("media", str(file)) for file in files)
                  if one in self.relations.known]  # fmt: skip
        kept = _without(record, *_TOLD_OTHERWISE)
        if again := self.tries.get(record["id"]):
            kept["tries"] = [_without(again, "later")]
        yield EntryOut(
            name, "selection" if "selection_type" in sets else "entry", _title(record), body, is_html=True,
            updated=record["changed_at"], published=record["published_at"] or "", sets=sets, tags=record["words"],
            links=links, more=more, kept=("entries", kept),
        )  # fmt: skip
        for comment in listed(record, "comments"):
            yield self._comment("comments", comment)

    def goal(self, record: Record) -> Iterator[EntryOut]:
        """A plan, and as entries of their own what became of it."""
        name = ref("goal", record["id"])
        said = [answer_in_words(answer) for answer in listed(record, "answers")]
        yield EntryOut(
            name, "plan", record["words"], "\n".join([record["words"], *said]), updated=record["worded_at"],
            sets=self._audience(record), links=self.relations.of_one(name),
            kept=("goals", _without(record, "answers", "earlier")),
            more=[f'<leap2:status leap2:stage="{_stage(record)}"/>'],
        )  # fmt: skip
        for answer, words in zip(listed(record, "answers"), said, strict=True):
            yield self._reflection("answers", "answer", answer, record["words"], words)

    def thought(self, record: Record) -> EntryOut:
        """A reflection on a post, a goal or a time."""
        asked, words = str(record.get("question") or ""), str(record.get("words") or "")
        return self._reflection(
            "reflections",
            "thought",
            record,
            asked or cut(words, 60),
            "\n".join(part for part in (asked, words) if part),
        )

    def room(self, record: Record) -> Iterator[EntryOut]:
        """A page with its blocks, what stands for pieces that are nowhere else, and the visitors' book."""
        name = ref("room", record["id"])
        yield EntryOut(
            name, "selection", str(record.get("title") or record.get("grade") or record.get("year") or _("Showcase")),
            self._body(text_of_room(record, self.relations)), is_html=True,
            sets=self._audience(record) | {"selection_type": "Webpage"}, links=self.relations.of_one(name),
            updated=record.get("shown_at") or "", more=view(blocks_of_room(record, self.relations)),
            kept=("rooms", _kept_of_room(record)),
        )  # fmt: skip
        for piece in listed(record, "pieces"):
            if (target := ref("piece", str(piece.get("id")))) in self.relations.known:
                yield self._piece(target, piece)
        for greeting in listed(record, "book"):
            yield self._comment("book", greeting)

    # Private

    def _piece(self, name: str, piece: Record) -> EntryOut:
        address = str(piece.get("address") or piece.get("video_address") or "")
        links = [*self.relations.of_one(name), *([("related", address, 0)] if address else [])]
        title = str(piece.get("title") or piece.get("kind") or _("Piece"))
        return EntryOut(
            name, "resource", title, self._body(words_of_piece(piece)), is_html=True, links=links,
            sets={"resource_type": "Web" if address else "Offline", "audience": "Private"},
            kept=("pieces", {"id": piece.get("id")}),
        )  # fmt: skip

    def _reflection(self, list_name: str, sort: str, record: Record, title: str, words: str) -> EntryOut:
        name, at = ref(sort, record["id"]), record.get("at") or ""
        sets = self._audience(record) | {"learning_cycle": "Reflecting"}
        return EntryOut(
            name, "entry", title, words, updated=at, published=at, sets=sets, links=self.relations.of_one(name),
            kept=(list_name, record),
        )  # fmt: skip

    def _comment(self, list_name: str, record: Record) -> EntryOut:
        """Words without marks, and first who said them: Mahara forgets that (L23)."""
        name, words = ref("comment", str(record.get("id"))), plain(str(record.get("body") or ""))
        at = parse_datetime(str(record.get("written_at")))
        sent = [ref("media", str(one)) for one in record.get("pictures", [])]
        links = [*self.relations.of_one(name), *(("related", one, 0) for one in sent if one in self.relations.known)]
        told = _("%(name)s wrote on %(day)s:") % {
            "name": record.get("by") or _("Somebody"), "day": date_format(at, "j F Y") if at else "",
        }  # fmt: skip
        return EntryOut(
            name, "entry", _("Comment"), f"{told} {words}", updated=str(record.get("written_at") or ""),
            links=links, sets={"audience": "Private"}, kept=(list_name, record),
            more=['<mahara:artefactplugin mahara:plugin="comment" mahara:type="comment"/>'],
        )  # fmt: skip

    def _audience(self, record: Record) -> dict[str, str]:
        return {"audience": "Shareable" if record.get("id") in self.open_ids else "Private"}

    def _body(self, html: str) -> str:
        """The text, in which files and entries are named as the feed names them (L13)."""
        tree = tree_of(html)
        for element in tree.walk():
            for sort, own in (("media", "data-media"), ("entry", "data-entry")):
                name = ref(sort, element.attributes.get(own, ""))
                if name in self.relations.known:
                    element.attributes |= {"rel": "leap2:has_part", "href" if element.name == "a" else "src": name}
        return write(tree)


def _title(record: Record) -> str:
    """Never empty (L5); a hub finds the true one in what is kept."""
    return record["title"] or cut(plain(record["body"]), 60) or (
        pgettext("a post without a title", "Untitled") if record["kind"] == "post" else _("Page")
    )  # fmt: skip


def _stage(goal: Record) -> str:
    states = [answer.get("state") for answer in listed(goal, "answers")]
    if states and states[-1] == Reflection.State.MET:
        return "completed"
    return "suspended" if goal.get("let_go_at") else "progressing"


def answer_in_words(answer: Record) -> str:
    """The three questions with their answers, to be read without our extension (L16)."""
    states = dict(Reflection.State.choices)
    told = (
        (_("Did I meet it?"), str(states.get(str(answer.get("state")), ""))),
        (_("Why, or why not?"), answer.get("why")),
        (_("Did it help me this year?"), answer.get("helped")),
    )
    return "\n".join(f"{question} {words}" for question, words in told if words)


def _kept_of_room(record: Record) -> Record:
    """All of it but copies, kept texts and the visitors' book, which are not written or stand on their own."""
    pieces = [_without(piece, "as_chosen") for piece in listed(record, "pieces")]
    return _without(record, "editions", "book", "answers") | {"pieces": pieces}


def _without(record: Record, *names: str) -> Record:
    return {name: value for name, value in record.items() if name not in names}
