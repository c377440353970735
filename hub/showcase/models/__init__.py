"""The showcase: a section for each grade, with goals and pieces."""

from hub.showcase.models.candidate import LABEL, Candidate, CandidateQuerySet
from hub.showcase.models.piece import Piece, PieceKind, PieceQuerySet, name_of_work
from hub.showcase.models.progress import Progress
from hub.showcase.models.section import Layout, Section, SectionGoal, SectionQuerySet, words_for_kept_back
from hub.showcase.models.speaking_note import SpeakingNote

__all__ = [
    "LABEL",
    "Candidate",
    "CandidateQuerySet",
    "Layout",
    "Piece",
    "PieceKind",
    "PieceQuerySet",
    "Progress",
    "Section",
    "SectionGoal",
    "SectionQuerySet",
    "SpeakingNote",
    "name_of_work",
    "words_for_kept_back",
]
