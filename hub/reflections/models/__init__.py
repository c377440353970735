"""Goals, and what became of them."""

from hub.reflections.models.goal import Goal, GoalQuerySet
from hub.reflections.models.reflection import MARKS, Reflection, ReflectionQuerySet

__all__ = ["MARKS", "Goal", "GoalQuerySet", "Reflection", "ReflectionQuerySet"]
