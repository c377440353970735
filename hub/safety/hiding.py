"""What somebody reported, as conditions for the rule: it is gone for them at once."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from hub.audience.put_away import Hides
from hub.safety.models import Report


def reported_in(place: str) -> Hides:
    """What the viewer has reported, of the things that a report keeps in this place."""
    return lambda viewer: Q(Exists(Report.objects.editable_by(viewer).filter(**{place: OuterRef("pk")})))
