"""What lies and hangs in a room beside its pieces and goals, as far as it goes along."""

from __future__ import annotations

from django.db.models import QuerySet

from hub.assignments.models import Feedback
from hub.portability.leaving.belongings import Belongings
from hub.showcase.models import (
    Candidate,
    Edition,
    EditionGoal,
    EditionPiece,
    EditionThought,
    Greeting,
    PieceComment,
    Section,
)


def book_of(belongings: Belongings, section: Section) -> list[Greeting]:
    """What was let into the visitors' book."""
    said = Greeting.objects.visible_to(belongings.viewer).read_by(belongings.viewer).filter(section=section)
    return list(said.select_related("writer").order_by("written_at", "public_id"))


def said_of_pieces(belongings: Belongings, section: Section) -> dict[int, list[PieceComment]]:
    """What was said about the pieces of the room and let in, by the number of the piece."""
    comments = PieceComment.objects.visible_to(belongings.viewer).read_by(belongings.viewer)
    said: dict[int, list[PieceComment]] = {}
    found = comments.filter(piece__section=section).select_related("writer")
    for comment in found.order_by("written_at", "public_id"):
        said.setdefault(comment.piece_id, []).append(comment)
    return said


def candidates_of(belongings: Belongings) -> list[Candidate]:
    """What the owner finds special and has not hung. What a teacher said to that in private stays with the school."""
    if not belongings.is_own:
        return []
    mine = Candidate.objects.editable_by(belongings.viewer).filter(student=belongings.blog.owner)
    return list(mine.select_related("entry", "picture").order_by("made_at", "public_id"))


def editions_of(belongings: Belongings, section: Section) -> list[Edition]:
    """The copies that were made of it; they are its owner's to take along, for each part of one has its own readers."""
    if not belongings.is_own:
        return []
    editions = Edition.objects.visible_to(belongings.viewer).filter(section=section)
    return list(editions.order_by("made_at", "public_id"))


def goals_of(belongings: Belongings, edition: Edition) -> QuerySet[EditionGoal]:
    """The goals in a copy."""
    found = EditionGoal.objects.visible_to(belongings.viewer).filter(edition=edition)
    return found.select_related("goal", "reflection")


def pieces_of(belongings: Belongings, edition: Edition) -> QuerySet[EditionPiece]:
    """The pieces in a copy."""
    found = EditionPiece.objects.visible_to(belongings.viewer).filter(edition=edition)
    return found.select_related("entry", "picture", "cover")


def thoughts_in(belongings: Belongings, edition: Edition) -> dict[int, list[EditionThought]]:
    """What was thought about the pieces in a copy, by the number of the piece."""
    found = EditionThought.objects.visible_to(belongings.viewer).filter(piece__edition=edition)
    said: dict[int, list[EditionThought]] = {}
    for one in found.select_related("thought", "later"):
        said.setdefault(one.piece_id, []).append(one)
    return said


def answers_in(belongings: Belongings, section: Section) -> list[Feedback]:
    """What the owner said to feedback, or asked for. What a teacher said in private stays with the school."""
    if not belongings.is_own:
        return []
    said = Feedback.objects.visible_to(belongings.viewer).filter(section=section, by=belongings.viewer.person)
    return list(said.select_related("piece", "goal").order_by("said_at", "public_id"))
