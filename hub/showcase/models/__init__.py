"""The showcase: a section for each grade, with goals and pieces."""

from hub.showcase.models.piece import Piece, PieceKind, PieceQuerySet
from hub.showcase.models.section import Section, SectionGoal, SectionQuerySet, words_for_kept_back
from hub.showcase.models.speaking_note import SpeakingNote

__all__ = [
    "Piece",
    "PieceKind",
    "PieceQuerySet",
    "Section",
    "SectionGoal",
    "SectionQuerySet",
    "SpeakingNote",
    "words_for_kept_back",
]
