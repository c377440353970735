"""What somebody does not want to see any more is gone for them at once, and for nobody else.

The apps above tell here what is put away, so that the rule need not know them.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Q

from hub.audience.viewer import Viewer

Hides = Callable[[Viewer], Q]
_HIDES: dict[str, Hides] = {}


def put_away_through(label: str, hides: Hides) -> None:
    """Register which rows of a model ("blogs.Entry") are put away: `hides(viewer)` is a condition on it."""
    _HIDES[label] = hides


def not_put_away(viewer: Viewer, label: str) -> Q:
    """The condition that the viewer has not put the row away. A visitor puts nothing away."""
    hides = _HIDES.get(label)
    return Q() if hides is None or viewer.person is None else ~hides(viewer)
