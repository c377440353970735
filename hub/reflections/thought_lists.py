"""Lists of somebody's reflections, as the viewer may see them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from hub.audience.models import Approval
from hub.audience.viewer import Viewer
from hub.people.models import Person
from hub.reflections.models import Thought

ROWS = 60
"""How many are shown, the newest."""


def thoughts_panel(student: Person, viewer: Viewer) -> dict[str, Any]:
    """A sheet of them, the newest first. One question."""
    said = Thought.objects.visible_to(viewer).filter(student=student).select_related("entry", "goal", "approval")[:ROWS]
    rows = [
        {
            "title": thought.words,
            "url": thought.get_absolute_url(),
            "line": f"{thought.get_kind_display()} · {thought.about}",
            "badge": _waits(thought) if thought.state else thought.get_audience_display(),
            "badge_kind": "" if thought.state else "quiet",
        }
        for thought in said
    ]
    return {"title": _("Reflections"), "rows": rows, "empty": _("Nothing yet.")}


def _waits(thought: Thought) -> str:
    return str(Approval.Reason.WORRY.label) if thought.is_with_lead else _("waiting for a teacher")
