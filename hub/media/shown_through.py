"""A file has no lock of its own: whoever may see something that shows it may see the file.

The apps above tell here what shows files, so that this app need not know them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db.models import Q

from hub.audience.viewer import Viewer

Shows = Callable[[Viewer], Q]
_SHOWN_THROUGH: dict[str, Shows] = {}


def shown_through(name: str, shows: Shows) -> None:
    """Register a way in which files are shown: `shows(viewer)` is a condition on MediaFile."""
    _SHOWN_THROUGH[name] = shows


def shown_to(viewer: Viewer) -> Q:
    """The condition that something this viewer may see shows the file."""
    condition = Q(pk__in=())
    for way in ways_shown_to(viewer):
        condition |= way
    return condition


def ways_shown_to(viewer: Viewer) -> Iterator[Q]:
    """The ways one by one, the commonest first: the lower an app is, the more it shows and the later it registers."""
    for shows in reversed(_SHOWN_THROUGH.values()):
        yield shows(viewer)
