"""Goals, and what became of them."""

from hub.reflections.models.goal import Goal, GoalQuerySet
from hub.reflections.models.reflection import MARKS, Reflection, ReflectionQuerySet
from hub.reflections.models.towards import Towards
from hub.reflections.models.wording import EarlierWording

__all__ = ["MARKS", "EarlierWording", "Goal", "GoalQuerySet", "Reflection", "ReflectionQuerySet", "Towards"]
