"""What is thought about pieces, beside each of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from hub.audience.viewer import Viewer
from hub.showcase.models import Piece, PieceQuerySet, PieceThought

MOST = 200
"""How many are shown in one room, the newest."""


def telling_what_is_thought(pieces: PieceQuerySet, viewer: Viewer) -> PieceQuerySet:
    """The pieces with `is_thought_about`: whether there is anything for `thoughts_about` to ask for."""
    return pieces.annotate(
        is_thought_about=Exists(PieceThought.objects.visible_to(viewer).filter(piece=OuterRef("pk")))
    )


def thoughts_about(pieces: Iterable[Piece], viewer: Viewer) -> dict[int, list[dict[str, str]]]:
    """For each piece, by its number, what the viewer may read, the newest first: words, question, the address where
    somebody signed in opens it, and what its writer and the teachers are told of a yes. One question, or none."""
    numbers = [piece.pk for piece in pieces if piece.pk and getattr(piece, "is_thought_about", True)]
    found: dict[int, list[dict[str, str]]] = {}
    if not numbers:
        return found
    said = PieceThought.objects.visible_to(viewer).filter(piece__in=numbers, replaces=None).select_related("approval")
    for one in said[:MOST]:
        line = {"words": one.words, "question": one.question, "state": one.state}
        line["url"] = one.get_absolute_url() if viewer.is_signed_in else ""
        found.setdefault(one.piece_id, []).append(line)
    return found
