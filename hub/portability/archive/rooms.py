"""The rooms of the showcase and the lines of the menu as records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hub.comments.models import Saying, without_pictures
from hub.portability.archive.kept import Kept, Record
from hub.portability.archive.plan import Plan
from hub.portability.leaving.asked import asked_for
from hub.portability.leaving.belongings import Belongings
from hub.portability.leaving.rooms import (
    answers_in,
    book_of,
    candidates_of,
    editions_of,
    goals_of,
    pieces_of,
    said_of_pieces,
    thoughts_in,
)
from hub.reflections.models import AnyThought
from hub.showcase.models import Edition, EditionPiece, EditionThought, Greeting, Piece, PieceComment, Section
from hub.text.references import media_ids


def room(belongings: Belongings, kept: Kept, section: Section) -> Record:
    """One room with everything that hangs or lies there."""
    talk = said_of_pieces(belongings, section)
    record = {
        "id": section.public_id, "grade": str(section.grade or ""),
        "grade_number": section.grade.number if section.grade else 0,
        "year": str(section.year or ""), "title": section.title, "introduction": section.introduction,
        "body": section.body, "audience": section.audience, "shown_at": section.shown_at, "layout": section.layout,
        "accent": section.accent, "sealed_at": section.sealed_at, "ready_at": section.ready_at,
        "goals": [{"goal": one.goal.public_id, "shares": one.shares} for one in section.section_goals.all()],
        "asked": asked_for(belongings, section),
        "pieces": [_piece(belongings, piece, talk.get(piece.pk, [])) for piece in section.pieces.all()],
        "book": _talk(belongings, book_of(belongings, section)),
        "editions": [_edition(belongings, one) for one in editions_of(belongings, section)],
        "answers": [
            {
                "id": one.public_id, "words": one.words, "at": one.said_at,
                "piece": one.piece.public_id if one.piece else "", "goal": one.goal.public_id if one.goal else "",
            }
            for one in answers_in(belongings, section)
        ],
    }  # fmt: skip
    return kept.with_fields("section", section.pk, record)


def candidates(plan: Plan, kept: Kept) -> Iterator[Record]:
    """Posts and files that wait for showcase time, each with what was said of it when it was fresh."""
    for one in candidates_of(plan.belongings):
        entry = one.entry.public_id if one.entry and one.entry.pk in plan.pages else ""
        picture = one.picture.public_id if one.picture and one.picture.public_id in plan.media else ""
        if entry or picture:
            record = {
                "id": one.public_id, "entry": entry, "picture": picture, "kind": one.kind, "title": one.title,
                "material": one.material, "why": one.why, "learned": one.learned, "next_step": one.next_step,
                "at": one.made_at,
            }  # fmt: skip
            yield kept.with_fields("candidate", one.pk, record)
    yield from kept.records["candidates"]


def menu(plan: Plan) -> Iterator[Record]:
    """The lines, each above those that stand below it; `above` counts them from one. A line that leads to nothing that
    goes along stays here, and those below it move to the top."""
    places: dict[int, int] = {}
    waiting = list(plan.belongings.menu.order_by("position", "pk"))
    count = 0
    while ready := [line for line in waiting if line.parent_id is None or line.parent_id in places]:
        for line in ready:
            entry = line.entry.public_id if line.entry and line.entry.pk in plan.pages else ""
            shelf = plan.shelves[line.category_id][0].slug if line.category_id in plan.shelves else ""
            if entry or shelf or line.address:
                count += 1
                yield {
                    "label": line.label, "address": line.address, "position": line.position, "entry": entry,
                    "shelf": shelf, "above": places.get(line.parent_id or 0, 0),
                }  # fmt: skip
                places[line.pk] = count
            else:
                places[line.pk] = 0
        waiting = [line for line in waiting if line.pk not in places]


def _piece(belongings: Belongings, piece: Piece, talk: list[PieceComment]) -> Record:
    return {
        "id": piece.public_id, "heading": piece.heading, "kind": piece.kind, "title": piece.title,
        "material": piece.material, "why": piece.why, "learned": piece.learned, "next_step": piece.next_step,
        "address": piece.address, "video_address": piece.video_address,
        "promised_for": piece.promised_for, "kept_on": piece.kept_on,
        "entry": piece.entry.public_id if piece.entry else "",
        "picture": piece.picture.public_id if piece.picture else "",
        "as_chosen": _as_chosen(piece), "chosen_audience": piece.chosen_audience,
        "thoughts": [
            {"id": one.public_id, "year": str(one.year or ""), **thought_words(one)} for one in piece.thoughts.all()
        ],
        "comments": _talk(belongings, talk),
    }  # fmt: skip


def thought_words(thought: AnyThought) -> Record:
    """What a reflection says and for whom: for teachers alone while it waits for the yes of one."""
    return {
        "kind": thought.kind, "question": thought.question, "words": thought.words, "audience": str(thought.shown_to),
        "at": thought.written_at,
    }  # fmt: skip


def _as_chosen(piece: Piece) -> Record | None:
    """The text that the piece keeps of its post, for whoever sees the post."""
    kept = piece.kept_text if piece.entry else None
    return {"title": kept.title, "body": kept.body, "at": kept.at} if kept else None


def _talk(belongings: Belongings, found: Sequence[Greeting | PieceComment]) -> list[Record]:
    """What was said in one place; `answers` is the id of words that go along."""
    ids = {one.pk: one.public_id for one in found}
    return [said(belongings, one) | {"answers": ids.get(one.parent_id or 0, "")} for one in found]


def said(belongings: Belongings, one: Saying) -> Record:
    """Words of somebody, with the name as strangers may know it, and the ids of the pictures that came with them."""
    by = belongings.called(one.writer) if one.writer else one.writer_name
    is_own = one.writer_id is not None and one.writer_id == belongings.blog.owner_id
    record = {
        "id": one.public_id, "by": by, "is_own": is_own, "body": without_pictures(one.body),
        "written_at": one.written_at,
    }  # fmt: skip
    pictures = [public_id for public_id in media_ids(one.body) if public_id in belongings.ids_of_pictures_sent]
    return record | ({"pictures": pictures} if pictures else {})


def _edition(belongings: Belongings, edition: Edition) -> Record:
    said = thoughts_in(belongings, edition)
    goals = [
        {
            "goal": one.goal.public_id if one.goal else "", "words": one.words, "mark": one.mark, "said": one.said,
            "answer": one.reflection.public_id if one.reflection else "", "goal_audience": one.goal_audience,
            "said_audience": one.said_audience,
        }
        for one in goals_of(belongings, edition)
    ]  # fmt: skip
    return {
        "id": edition.public_id, "title": edition.title, "audience": edition.audience,
        "room_audience": edition.room_audience, "room_title": edition.room_title,
        "introduction": edition.introduction, "body": edition.body, "layout": edition.layout,
        "accent": edition.accent, "made_at": edition.made_at, "goals": goals,
        "pieces": [_edition_piece(one, said.get(one.pk, [])) for one in pieces_of(belongings, edition)],
    }  # fmt: skip


def _edition_piece(piece: EditionPiece, said: list[EditionThought]) -> Record:
    return {
        "heading": piece.heading, "kind": piece.kind, "title": piece.title, "material": piece.material,
        "why": piece.why, "learned": piece.learned, "next_step": piece.next_step, "address": piece.address,
        "video_address": piece.video_address, "picture": piece.picture.public_id if piece.picture else "",
        "promised_for": piece.promised_for, "kept_on": piece.kept_on,
        "entry": piece.entry.public_id if piece.entry else "", "post_title": piece.post_title,
        "post_words": piece.post_words, "cover": piece.cover.public_id if piece.cover else "",
        "post_audience": piece.post_audience,
        "thoughts": [
            {
                "thought": now.public_id if (now := one.thought or one.later) else "", "question": one.question,
                "words": one.words, "audience_then": one.audience_then,
            }
            for one in said
        ],
    }  # fmt: skip
