"""What somebody reported, as conditions for the rule: it is gone for them at once."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from hub.audience.viewer import Viewer
from hub.safety.models import Report


def reported_entries(viewer: Viewer) -> Q:
    """Entries that the viewer has reported."""
    return Q(Exists(Report.objects.editable_by(viewer).filter(entry=OuterRef("pk"))))


def reported_comments(viewer: Viewer) -> Q:
    """Comments that the viewer has reported."""
    return Q(Exists(Report.objects.editable_by(viewer).filter(comment=OuterRef("pk"))))
