"""Making an edition: everything that its owner sees in the room, with who else could see each part at that moment; but
for what a lead has to see first, for which an edition has no lock."""

from __future__ import annotations

import datetime

from hub.audience.audiences import Audience
from hub.audience.kept_for_lead import not_kept_for_lead
from hub.reflections.models import Goal, Reflection
from hub.showcase.models.edition import Edition
from hub.showcase.models.edition_parts import EditionGoal, EditionPiece
from hub.showcase.models.edition_thought import EditionThought
from hub.showcase.models.piece import Piece, seen_by
from hub.showcase.models.piece_thought import PieceThought
from hub.showcase.models.section import Section


def make_edition(
    section: Section, title: str, *, now: datetime.datetime, audience: str = Audience.TEACHERS, key: str = ""
) -> Edition:
    """A copy of the room as it is now. Raises ValueError for an audience with a circle that the room keeps out. `key`:
    the public id that a form gives it, so that the same form sent twice makes one."""
    if audience not in Edition.audiences_for(section):
        raise ValueError(audience)

    def make(public_id: str) -> Edition:
        edition = Edition.objects.create(
            school=section.school,
            section=section,
            public_id=public_id,
            title=title,
            audience=audience,
            room_audience=section.opened_to,
            room_title=str(section),
            introduction=section.introduction,
            body=section.body,
            layout=section.layout,
            accent=section.colour_beside(section.page.blog),
            made_at=now,
        )
        _copy_goals(edition)
        pieces = Piece.objects.filter(not_kept_for_lead("showcase.Piece"), section=section)
        _copy_pieces(list(pieces.select_related("entry__approval")), edition, now)
        return edition

    return Edition.objects.filter(section=section, title=title, audience=audience).once(key, make)


def _copy_goals(edition: Edition) -> None:
    alright = not_kept_for_lead("reflections.Goal"), not_kept_for_lead("reflections.Reflection")
    hung = Goal.objects.filter(alright[0], section_goals__section=edition.section)
    goals = list(hung.order_by("section_goals__position", "section_goals__pk"))
    said = {one.goal_id: one for one in Reflection.objects.filter(alright[1], goal__in=goals)}
    rows = []
    for place, goal in enumerate(goals):
        row = EditionGoal(edition=edition, goal=goal, position=place, words=goal.words, goal_audience=goal.audience)
        if (answer := said.get(goal.pk)) is not None:
            row.reflection, row.said_audience, row.mark = answer, answer.audience, answer.mark
            row.said = " ".join(filter(None, (answer.why, answer.helped)))
        rows.append(row)
    EditionGoal.objects.bulk_create(rows)


def _copy_pieces(pieces: list[Piece], edition: Edition, now: datetime.datetime) -> None:
    """With what is thought about each, the oldest first."""
    made = EditionPiece.objects.bulk_create(_copy_of(one, edition, place, now) for place, one in enumerate(pieces))
    copies = {piece.pk: copy for piece, copy in zip(pieces, made, strict=True)}
    said = (
        PieceThought.objects.filter(piece__in=copies, replaces=None)
        .select_related("approval")
        .order_by("written_at", "pk")
    )
    EditionThought.objects.bulk_create(
        EditionThought(
            piece=copies[one.piece_id],
            thought=one,
            question=one.question,
            words=one.words,
            audience_then=one.shown_to,
        )
        for one in said
        if not one.is_with_lead
    )


def _copy_of(piece: Piece, edition: Edition, place: int, now: datetime.datetime) -> EditionPiece:
    copy = EditionPiece(
        edition=edition,
        position=place,
        heading=piece.heading,
        kind=piece.kind,
        title=piece.title,
        material=piece.material,
        why=piece.why,
        learned=piece.learned,
        next_step=piece.next_step,
        address=piece.address,
        video_address=piece.video_address,
        picture_id=piece.picture_id,
        promised_for=piece.promised_for,
        kept_on=piece.kept_on,
    )
    if piece.entry is not None:
        copy.entry, copy.post_title, copy.post_words = piece.entry, str(piece.entry)[:300], piece.entry.excerpt
        copy.cover_id, copy.post_audience = piece.entry.cover_id, seen_by(piece.entry, now)
    return copy
