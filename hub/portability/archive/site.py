"""The pages of the archive: plain HTML that works from a disk, without network and without scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hub.blogs.models import Entry
from hub.comments.models import Comment, without_pictures
from hub.media.credits import credits_of
from hub.media.models import MediaFile
from hub.portability.archive.plan import Plan, upwards
from hub.portability.archive.years import Years
from hub.portability.leaving.asked import asked_for
from hub.portability.leaving.portions import Gathered
from hub.portability.leaving.rooms import book_of, said_of_pieces
from hub.reflections.models import Goal
from hub.showcase.models import Greeting, Piece, PieceComment
from hub.text.references import media_ids, render
from hub.text.words import fold

Page = tuple[str, str]
Said = Comment | Greeting | PieceComment
TOP = "index.html"
LONGEST_FOUND = 4000
"""Letters of an entry that the search looks into."""


@dataclass
class Site:
    """Makes pages; `listed` and `found` grow as entries go by, for the lists and the search."""

    plan: Plan
    listed: list[dict[str, Any]] = field(default_factory=list)
    found: list[list[str]] = field(default_factory=list)
    filed: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    tagged: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    years: Years = field(default_factory=Years)

    def entry(self, entry: Gathered) -> Page:
        """A post or a page with its credits and what was said about it."""
        at = self.plan.pages[entry.pk]
        line = self._note(entry, at)
        shelves = [self._leading(self.plan.shelves[one.pk], at) for one in entry.filed_under
                   if one.pk in self.plan.shelves]  # fmt: skip
        words = [self._leading(self.plan.tags[one.pk], at) for one in entry.named_with if one.pk in self.plan.tags]
        talk = self._talk(entry.said, at)
        context = {
            "entry": entry, "line": line, "shelves": shelves, "words": words, "is_post": entry.kind == Entry.Kind.POST,
            "html": render(entry.body, self.plan.references(entry.body, at)),
            "authors": self.plan.belongings.names_of_authors(entry),
            "credits": credits_of(entry.shows), "talk": talk,
            "answers_to": self.plan.answered.get(entry.pk, []),
            "featured": self._picture(entry.featured, at) if self._stands_alone(entry) else None,
        }  # fmt: skip
        if entry.kind == Entry.Kind.POST and not line["state"]:
            self.years.note(entry, context | {"heading": str(entry)})
        return self._page(at, "entry", str(entry), context)

    def others(self) -> Iterable[Page]:
        """All pages that tell of several things; asked for when all entries have gone by."""
        for number, (shelf, path) in self.plan.shelves.items():
            yield self._list(path, shelf.name, shelf.description, self.filed.get(number, []))
        for number, (tag, path) in self.plan.tags.items():
            yield self._list(path, tag.name, "", self.tagged.get(number, []))
        for room, path in self.plan.rooms.values():
            hung = [one.goal for one in room.section_goals.all()]
            talk = said_of_pieces(self.plan.belongings, room)
            pieces = [self._piece(piece, path, talk.get(piece.pk, [])) for piece in room.pieces.all()]
            text = render(room.body, self.plan.references(room.body, path))
            context = {"room": room, "goals": _goals(hung), "pieces": pieces, "html": text}
            context["asked"] = asked_for(self.plan.belongings, room)
            context["book"] = self._talk(book_of(self.plan.belongings, room), path)
            yield self._page(path, "room", room.title_with_grade, context)
        goals, thoughts = self.plan.belongings.goals, self.plan.belongings.thoughts
        if goals or thoughts:
            yield self._page("goals.html", "goals", _("Goals"), {"goals": _goals(goals), "thoughts": thoughts})
        yield self._front(bool(goals or thoughts))
        yield "assets/search-data.js", f"var ARCHIVE = {_safe(self.found)};\n"

    def whole_years(self) -> Iterable[tuple[str, Iterable[str]]]:
        """The pages that show all posts of a year, each in pieces."""
        for year, path in self.years.pages.items():
            _path, page = self._page(path, "year", year, {})
            yield path, self.years.written(year, page)

    # Private

    def _front(self, has_goals: bool) -> Page:
        posts = sorted((one for one in self.listed if one["is_post"]), key=lambda one: one["at"], reverse=True)
        context = {
            "posts": posts, "pages": [one for one in self.listed if not one["is_post"]], "has_goals": has_goals,
            "shelves": [self._leading(one, TOP) for one in self.plan.shelves.values()],
            "words": [self._leading(one, TOP) for one in self.plan.tags.values()],
            "years": [{"name": year, "url": path} for year, path in sorted(self.years.pages.items(), reverse=True)],
            "rooms": [{"name": room.title_with_grade, "url": path} for room, path in self.plan.rooms.values()],
        }  # fmt: skip
        return self._page(TOP, "front", self.plan.blog.title, context)

    def _list(self, path: str, title: str, description: str, lines: list[dict[str, Any]]) -> Page:
        up = upwards(path)
        posts = [
            line | {"url": up + line["url"], "picture": None}
            for line in sorted(lines, key=lambda one: one["at"], reverse=True)
        ]
        return self._page(path, "list", title, {"posts": posts, "description": description})

    def _page(self, path: str, template: str, title: str, context: dict[str, Any]) -> Page:
        blog = self.plan.blog
        around = {
            "blog": blog, "up": upwards(path), "title": title, "language": blog.language or get_language(),
            "name": blog.owner.first_name if blog.owner else blog.title, "saved": self.plan.belongings.viewer.now,
            "school": self.plan.school,
        }  # fmt: skip
        return path, render_to_string(f"portability/archive/{template}.html", around | context)

    def _note(self, entry: Gathered, path: str) -> dict[str, Any]:
        at = timezone.localtime(entry.published_at or entry.written_at, self.plan.blog.school.zone)
        line = {
            "title": str(entry), "url": path, "at": at, "is_post": entry.kind == Entry.Kind.POST,
            "excerpt": entry.excerpt, "picture": self._picture(entry.cover, TOP), "state": self._state(entry),
        }  # fmt: skip
        self.listed.append(line)
        for shelf in entry.filed_under:
            self.filed.setdefault(shelf.pk, []).append(line)
        for tag in entry.named_with:
            self.tagged.setdefault(tag.pk, []).append(line)
        told = " ".join([str(entry), entry.plain[:LONGEST_FOUND], *(tag.name for tag in entry.named_with)])
        # The search asks for words, not for phrases: each word once is enough.
        self.found.append([path, str(entry), f"{at:%Y-%m-%d}", " ".join(dict.fromkeys(fold(told).split()))])
        return line

    def _state(self, entry: Entry) -> str:
        return "" if entry.is_out(self.plan.belongings.viewer.now) else _("Draft")

    def _stands_alone(self, entry: Entry) -> bool:
        """Whether the featured picture is none of the text."""
        return entry.featured is not None and entry.featured.public_id not in media_ids(entry.body)

    def _picture(self, media: MediaFile | None, at: str) -> dict[str, str] | None:
        medium = self.plan.media.get(media.public_id) if media else None
        return {"src": upwards(at) + medium.src, "alt": medium.alt} if medium else None

    def _leading(self, thing: tuple[Any, str], at: str) -> dict[str, str]:
        return {"name": thing[0].name, "url": upwards(at) + thing[1]}

    def _talk(self, found: Iterable[Said], at: str) -> list[dict[str, Any]]:
        """What was said, each with its answers behind it."""
        said = _threaded(found)
        ids = {one.pk: one.public_id for one in said}
        return [self._said(one, at) | {"answers": ids.get(one.parent_id or 0, "")} for one in said]

    def _said(self, comment: Said, at: str) -> dict[str, Any]:
        by = self.plan.belongings.called(comment.writer) if comment.writer else comment.writer_name or _("Somebody")
        owner = self.plan.blog.owner_id
        pictures, sent = self.plan.references(comment.body, at), len(set(media_ids(comment.body)))
        return {
            "by": by, "at": comment.written_at, "is_answer": bool(comment.parent_id), "id": comment.public_id,
            "html": render(comment.body if len(pictures.media) == sent else without_pictures(comment.body), pictures),
            "is_own": owner is not None and comment.writer_id == owner,
        }  # fmt: skip

    def _piece(self, piece: Piece, at: str, talk: Iterable[Said]) -> dict[str, Any]:
        shown = piece.picture or (piece.entry.cover if piece.entry else None)
        page = self.plan.pages.get(piece.entry_id or 0)
        return {
            "piece": piece, "title": piece.owners_title or piece.get_kind_display(),
            "picture": self._picture(shown, at),
            "url": upwards(at) + page if page else "",
            "talk": self._talk(talk, at),
            "links": [address for address in (piece.address, piece.video_address) if address],
        }  # fmt: skip


def _threaded(found: Iterable[Said]) -> list[Said]:
    """Each with its answers behind it, oldest first."""
    comments = list(found)
    answers: dict[int | None, list[Said]] = {}
    known = {comment.pk for comment in comments}
    for comment in sorted(comments, key=lambda one: (one.written_at, one.pk)):
        answers.setdefault(comment.parent_id if comment.parent_id in known else None, []).append(comment)
    ordered: list[Said] = []
    waiting = answers.get(None, [])[::-1]
    while waiting:
        comment = waiting.pop()
        ordered.append(comment)
        waiting += answers.get(comment.pk, [])[::-1]
    return ordered


def _goals(goals: Iterable[Goal]) -> list[dict[str, Any]]:
    return [{"words": goal.words, "answers": list(goal.reflections.all())} for goal in goals]


def _safe(found: list[list[str]]) -> str:
    """As JavaScript that nothing in it can end."""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
