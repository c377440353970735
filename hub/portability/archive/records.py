"""The truth as JSON: every thing with all that is known of it, one line each (docs/formats/archive.md)."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from typing import Any

from hub.blogs.models import Entry
from hub.comments.models import Comment
from hub.media.models import MediaFile
from hub.portability.archive.plan import MEDIA, Plan
from hub.reflections.models import Goal, Thought
from hub.showcase.models import Piece, Section

FORMAT, VERSION = "learning-hub-archive", "1.0"
Record = dict[str, Any]


def written(plan: Plan, entries: Iterable[Entry]) -> Iterator[str]:
    """The file, in pieces. `entries`: posts and pages with what belongs to them."""
    blog = plan.blog
    head = {
        "format": FORMAT, "version": VERSION,
        "blog": {
            "id": blog.public_id, "title": blog.title, "tagline": blog.tagline, "about": blog.about,
            "address": blog.slug, "language": blog.language, "accent": blog.accent, "school": blog.school.name,
            "owner": blog.owner.first_name if blog.owner else "",
        },
    }  # fmt: skip
    yield _line(head).removesuffix("}")
    lists: list[tuple[str, Iterable[Record]]] = [
        ("media", (_media(file, place) for file, place in plan.files)),
        ("shelves", (_shelf(plan, number) for number in plan.shelves)),
        ("words", ({"name": tag.name, "slug": tag.slug} for tag, _path in plan.tags.values())),
        ("entries", (_entry(plan, entry) for entry in entries)),
        ("goals", (_goal(goal) for goal in plan.belongings.goals)),
        ("reflections", (_thought(thought) for thought in plan.belongings.thoughts)),
        ("tries", ({"earlier": one.earlier.public_id, "later": one.later.public_id} for one in plan.belongings.tries)),
        ("rooms", (_room(room) for room, _path in plan.rooms.values())),
    ]
    for name, records in lists:
        yield f',\n"{name}":['
        between = "\n"
        for record in records:
            yield between + _line(record)
            between = ",\n"
        yield "]"
    yield "}\n"


def _line(record: Record) -> str:
    """Sorted keys, no blanks: the same content gives the same bytes."""
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _media(file: MediaFile, place: str) -> Record:
    return {
        "id": file.public_id, "path": f"{MEDIA}/{place}", "kind": file.kind, "name": file.name, "title": file.title,
        "type": file.content_type, "size": file.size, "sha256": file.sha256, "width": file.width, "height": file.height,
        "alternative": file.alternative, "is_decorative": file.is_decorative, "caption": file.caption,
        "description": file.description, "transcript": file.transcript, "credit_maker": file.credit_maker,
        "credit_source": file.credit_source, "licence": file.licence, "added_at": file.added_at,
    }  # fmt: skip


def _shelf(plan: Plan, number: int) -> Record:
    shelf, path = plan.shelves[number]
    above = plan.shelves.get(shelf.parent_id or 0)
    whose = "own" if shelf.blog_id else "given"
    return {"name": shelf.name, "slug": shelf.slug, "description": shelf.description, "page": path, "whose": whose,
            "above": above[0].slug if above else ""}  # fmt: skip


def _entry(plan: Plan, entry: Entry) -> Record:
    called = plan.belongings.called
    return {
        "id": entry.public_id, "kind": entry.kind, "title": entry.title, "slug": entry.slug, "body": entry.body,
        "plain": entry.plain, "summary": entry.summary, "language": entry.language, "page": plan.pages[entry.pk],
        "source": entry.source, "source_format": entry.source_format, "audience": entry.audience,
        "published_at": entry.published_at, "withdrawn_at": entry.withdrawn_at, "written_at": entry.written_at,
        "changed_at": entry.changed_at, "is_sticky": entry.is_sticky, "comments_open": entry.comments_open,
        "is_showcase": entry.is_showcase, "position": entry.position, "above": plan.pages.get(entry.parent_id or 0, ""),
        "featured": entry.featured.public_id if entry.featured else "", "grade": str(entry.grade or ""),
        "year": str(entry.year or ""), "classroom": str(entry.classroom or ""),
        "authors": [called(person) for person in entry.authors.all()],
        "shelves": sorted(shelf.slug for shelf in entry.categories.all()),
        "words": sorted(tag.name for tag in entry.tags.all()),
        "comments": [_comment(plan, comment) for comment in entry.said],  # type: ignore[attr-defined]  # Prefetched.
    }  # fmt: skip


def _comment(plan: Plan, comment: Comment) -> Record:
    by = plan.belongings.called(comment.writer) if comment.writer else comment.writer_name
    is_own = comment.writer_id is not None and comment.writer_id == plan.blog.owner_id
    return {
        "id": comment.public_id, "by": by, "is_own": is_own, "body": comment.body, "written_at": comment.written_at,
        "answers": comment.parent.public_id if comment.parent else "",
    }  # fmt: skip


def _goal(goal: Goal) -> Record:
    said = [
        {"state": one.state, "why": one.why, "helped": one.helped, "audience": one.audience, "at": one.written_at}
        for one in goal.reflections.all()
    ]
    return {
        "id": goal.public_id, "words": goal.words, "subject": goal.subject, "grade": str(goal.grade or ""),
        "year": str(goal.year or ""), "set_on": goal.set_on, "audience": goal.audience, "answers": said,
        "set_with": goal.set_with.first_name if goal.set_with else "", "let_go_at": goal.let_go_at,
        "earlier": [
            {"words": one.words, "subject": one.subject, "until": one.until} for one in goal.earlier_wordings.all()
        ],
        "posts": [one.entry.public_id for one in goal.done_towards.all()],
        "came_from": goal.next_step.words if hasattr(goal, "next_step") else "",
    }  # fmt: skip


def _thought(thought: Thought) -> Record:
    return {
        "id": thought.public_id, "kind": thought.kind, "question": thought.question, "words": thought.words,
        "entry": thought.entry.public_id if thought.entry else "",
        "goal": thought.goal.public_id if thought.goal else "",
        "period": thought.period, "year": str(thought.year or ""), "audience": thought.audience,
        "at": thought.written_at,
    }  # fmt: skip


def _kept(piece: Piece) -> Record | None:
    """The text that the piece keeps of its post, for whoever sees the post."""
    kept = piece.kept_text if piece.entry else None
    return {"title": kept.title, "body": kept.body, "at": kept.at} if kept else None


def _room(room: Section) -> Record:
    pieces = [
        {
            "id": piece.public_id, "heading": piece.heading, "kind": piece.kind, "title": piece.title,
            "material": piece.material, "why": piece.why, "learned": piece.learned, "next_step": piece.next_step,
            "address": piece.address, "video_address": piece.video_address,
            "promised_for": piece.promised_for, "kept_on": piece.kept_on,
            "entry": piece.entry.public_id if piece.entry else "",
            "picture": piece.picture.public_id if piece.picture else "",
            "as_chosen": _kept(piece),
        }
        for piece in room.pieces.all()
    ]  # fmt: skip
    return {
        "id": room.public_id, "grade": str(room.grade), "year": str(room.year or ""), "title": room.title,
        "introduction": room.introduction, "body": room.body, "audience": room.audience, "shown_at": room.shown_at,
        "layout": room.layout, "accent": room.accent, "sealed_at": room.sealed_at,
        "goals": [hung.goal.public_id for hung in room.section_goals.all()],
        "pieces": pieces,
    }  # fmt: skip
