"""For whom a room can be."""

from __future__ import annotations

from hub.audience.choosing import Choosing
from hub.audience.readers import Whose
from hub.audience.viewer import Viewer
from hub.showcase.models import Section


def choosing_for(section: Section, viewer: Viewer) -> Choosing:
    """The audiences that the room's owner can choose from."""
    owner = section.page.blog.owner_id
    return Choosing(Whose.made_by(frozenset({owner} if owner else ()), viewer), viewer, mentor=True)
