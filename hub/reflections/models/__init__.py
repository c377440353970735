"""Goals, what became of them, and what is thought about work."""

from hub.reflections.models.another_try import AnotherTry
from hub.reflections.models.any_thought import AnyThought
from hub.reflections.models.goal import Goal, GoalQuerySet
from hub.reflections.models.next_step import NextStep
from hub.reflections.models.prompt import Prompt, ThoughtKind
from hub.reflections.models.reflection import MARKS, Reflection, ReflectionQuerySet
from hub.reflections.models.thought import Thought
from hub.reflections.models.towards import Towards
from hub.reflections.models.wording import EarlierWording

__all__ = [
    "MARKS",
    "AnotherTry",
    "AnyThought",
    "EarlierWording",
    "Goal",
    "GoalQuerySet",
    "NextStep",
    "Prompt",
    "Reflection",
    "ReflectionQuerySet",
    "Thought",
    "ThoughtKind",
    "Towards",
]
