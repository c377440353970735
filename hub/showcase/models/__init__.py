"""The showcase: a section for each grade, with goals and pieces."""

from hub.showcase.models.candidate import LABEL, Candidate, CandidateQuerySet
from hub.showcase.models.copying import make_edition
from hub.showcase.models.edition import Edition, EditionQuerySet
from hub.showcase.models.edition_parts import EditionGoal, EditionPiece
from hub.showcase.models.edition_thought import EditionThought
from hub.showcase.models.greeting import Greeting, GreetingQuerySet, may_answer, may_greet
from hub.showcase.models.piece import Piece, PieceKind, PieceQuerySet, name_of_work
from hub.showcase.models.piece_comment import PieceComment, PieceCommentQuerySet
from hub.showcase.models.piece_thought import PieceThought, PieceThoughtQuerySet
from hub.showcase.models.progress import Progress
from hub.showcase.models.room_link import RoomLink
from hub.showcase.models.sealing import Reopening
from hub.showcase.models.section import Layout, Section
from hub.showcase.models.section_goal import SectionGoal, words_for_kept_back
from hub.showcase.models.section_queryset import SectionQuerySet
from hub.showcase.models.speaking_note import SpeakingNote

__all__ = [
    "LABEL",
    "Candidate",
    "CandidateQuerySet",
    "Layout",
    "Edition",
    "EditionGoal",
    "EditionPiece",
    "EditionQuerySet",
    "EditionThought",
    "Greeting",
    "GreetingQuerySet",
    "Piece",
    "PieceComment",
    "PieceCommentQuerySet",
    "PieceKind",
    "PieceQuerySet",
    "PieceThought",
    "PieceThoughtQuerySet",
    "Progress",
    "Reopening",
    "RoomLink",
    "Section",
    "SectionGoal",
    "SectionQuerySet",
    "SpeakingNote",
    "make_edition",
    "may_answer",
    "may_greet",
    "name_of_work",
    "words_for_kept_back",
]
