"""What a teacher asks, and what students answer."""

from hub.assignments.models.answer import Answer, AnswerQuerySet, answered_by, answering, given_with
from hub.assignments.models.ask import Ask, AskQuerySet, ask_of

__all__ = ["Answer", "AnswerQuerySet", "Ask", "AskQuerySet", "answered_by", "answering", "ask_of", "given_with"]
