"""What worries is its writer's and the lead's alone, also where it has no yes of its own to wait for: a goal, a
reflection, a label.

The app that notices it tells here what that is, so that the rule need not know it.
"""

from __future__ import annotations

from django.db.models import Q

_KEPT: dict[str, Q] = {}


def kept_for_lead(label: str, kept: Q) -> None:
    """Register which rows of a model ("reflections.Goal") a lead has to see first, as a condition on it."""
    _KEPT[label] = kept


def not_kept_for_lead(label: str) -> Q:
    """The condition that others than its writer may see the row."""
    return ~_KEPT[label] if label in _KEPT else Q()
