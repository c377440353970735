"""The copies of a room that do not change."""

from __future__ import annotations

from hub.audience.audiences import Audience
from hub.blogs.models import ACCENTS
from hub.portability.archive.kept import Record
from hub.portability.archive.reading import listed
from hub.portability.importing.archive import fields
from hub.portability.importing.archive.run import ArchiveRun
from hub.reflections.models import MARKS
from hub.showcase.models import (
    Edition,
    EditionGoal,
    EditionPiece,
    EditionThought,
    Layout,
    PieceKind,
    PieceThought,
    Section,
)


def bring_editions(run: ArchiveRun, section: Section, record: Record) -> dict[str, str]:
    """All of them, for teachers only at first; for whom each was, by its id here."""
    opens: dict[str, str] = {}
    thoughts = dict(PieceThought.objects.filter(piece__section=section).values_list("public_id", "pk"))
    for one in listed(record, "editions"):
        edition = _edition(section, one, run)
        run.write([edition])
        run.write(_goal(run, edition, goal, place) for place, goal in enumerate(listed(one, "goals")))
        pieces = listed(one, "pieces")
        made = run.write([_piece(run, edition, piece, place) for place, piece in enumerate(pieces)])
        for copy, piece in zip(made, pieces, strict=True):
            run.write([_thought(run, copy, said, thoughts) for said in listed(piece, "thoughts")])
        opens[edition.public_id] = fields.audience(one)
    return opens


def _edition(section: Section, record: Record, run: ArchiveRun) -> Edition:
    edition = Edition(
        school=section.school, section=section, title=fields.line(record, "title", 120), audience=Audience.TEACHERS,
        room_audience=fields.audience(record, "room_audience"), room_title=fields.line(record, "room_title", 160),
        introduction=fields.text(record, "introduction", 2000), body=fields.lenient_html(record, "body"),
        layout=fields.choice(record, "layout", Layout.values, Layout.GALLERY),
        accent=fields.choice(record, "accent", ACCENTS, ""),
        made_at=fields.moment(record, "made_at") or run.transfer.made_at,
    )  # fmt: skip
    edition.public_id = fields.public_id(record) or edition.public_id
    return edition


def _goal(run: ArchiveRun, edition: Edition, record: Record, place: int) -> EditionGoal:
    return EditionGoal(
        edition=edition, goal_id=run.number("goal", record, "goal"), position=place,
        reflection_id=run.number("answer", record, "answer"), words=fields.line(record, "words", 500),
        mark=fields.choice(record, "mark", MARKS.values(), ""), said=fields.text(record, "said"),
        goal_audience=fields.audience(record, "goal_audience"), said_audience=fields.audience(record, "said_audience"),
    )  # fmt: skip


def _piece(run: ArchiveRun, edition: Edition, record: Record, place: int) -> EditionPiece:
    return EditionPiece(
        edition=edition, position=place, heading=fields.line(record, "heading", 120),
        kind=fields.choice(record, "kind", PieceKind.values, PieceKind.PROUD), title=fields.line(record, "title", 160),
        material=fields.line(record, "material", 160), why=fields.text(record, "why"),
        learned=fields.text(record, "learned"), next_step=fields.text(record, "next_step"),
        address=fields.address(record, "address"),
        video_address=fields.address(record, "video_address"), picture_id=run.number("media", record, "picture"),
        cover_id=run.number("media", record, "cover"), promised_for=fields.day(record, "promised_for"),
        kept_on=fields.day(record, "kept_on"), entry_id=run.number("entry", record, "entry"),
        post_title=fields.line(record, "post_title", 300), post_words=fields.text(record, "post_words", 400),
        post_audience=fields.audience(record, "post_audience"),
    )  # fmt: skip


def _thought(run: ArchiveRun, piece: EditionPiece, record: Record, thoughts: dict[str, int]) -> EditionThought:
    """`thoughts`: the numbers of those about pieces of the room, by their ids."""
    return EditionThought(
        piece=piece, thought_id=thoughts.get(fields.public_id(record, "thought")),
        later_id=run.number("thought", record, "thought"), question=fields.line(record, "question", 300),
        words=fields.text(record, "words"), audience_then=fields.audience(record, "audience_then"),
    )  # fmt: skip
