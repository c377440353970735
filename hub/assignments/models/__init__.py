"""What a teacher asks, and what students answer."""

from hub.assignments.models.answer import Answer, AnswerQuerySet, answered_by, answering, given_with
from hub.assignments.models.ask import Ask, AskQuerySet, ask_of
from hub.assignments.models.assignment import ASKED, Assignment, AssignmentQuerySet
from hub.assignments.models.feedback import Feedback, FeedbackQuerySet, newest_speaker
from hub.assignments.models.giving import Giving, GivingQuerySet, StaysWith, TickedStep
from hub.assignments.models.hello import KIND_WORDS, Hello

__all__ = [
    "ASKED",
    "KIND_WORDS",
    "Answer",
    "AnswerQuerySet",
    "Ask",
    "AskQuerySet",
    "Assignment",
    "AssignmentQuerySet",
    "Feedback",
    "FeedbackQuerySet",
    "Giving",
    "GivingQuerySet",
    "Hello",
    "StaysWith",
    "TickedStep",
    "answered_by",
    "answering",
    "ask_of",
    "given_with",
    "newest_speaker",
]
