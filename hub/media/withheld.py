"""What shows somebody whose family has not said yes to that is kept inside the school.

The people of the school see it, and the families of those who made it; for all others it is not there at all, so that
nobody outside learns that a family said no. It comes back by itself with the consent, or when the file is taken out.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from hub.audience.viewer import ANYBODY, Belonging, Viewer
from hub.media.models import Appearance
from hub.school.models import School

OWNER = Belonging(authored=lambda test: test.of("owner_id"))
"""Whose a file is."""


def shows_somebody_withheld(school: School, *ways: str) -> Q:
    """The condition that some file of the row shows somebody who may not be shown outside. `ways`: how one gets from
    an Appearance to the row, such as "media__uses__entry"."""
    row = Q()
    for way in ways:
        row |= Q(**{way: OuterRef("pk")})
    return Q(Exists(Appearance.objects.withheld(school).filter(row)))


def withholds_nothing(viewer: Viewer, belonging: Belonging, *ways: str) -> Q:
    """The condition that the viewer may see everybody in the files of the row."""
    near = viewer.is_near(belonging)
    return Q() if near is ANYBODY else near | ~shows_somebody_withheld(viewer.school, *ways)
