"""What was said under a post or in a visitors' book, as the pages of a link show it."""

from __future__ import annotations

from typing import Any

from hub.audience.viewer import Viewer
from hub.comments.models import Comment
from hub.families.page import promise_to
from hub.showcase.models import Greeting, Section
from hub.text.days import spoken_day
from hub.text.references import render


def said_of(saying: Comment | Greeting, viewer: Viewer) -> dict[str, Any]:
    """For design/_comment.html."""
    writer = saying.writer
    return {
        "id": saying.public_id,
        "person": {"first_name": saying.name_for(viewer), "face": writer.face if writer else ""},
        "when": spoken_day(saying.written_at, viewer.now),
        "html": render(saying.body),
        "waiting": promise_to(viewer) if saying.is_waiting else "",
        "replies": [],
    }


def book_in(room: Section, viewer: Viewer) -> list[dict[str, Any]]:
    """What stands in the book of the room, as far as the viewer sees it: answers below what they answer."""
    found = list(Greeting.objects.visible_to(viewer).filter(section=room).select_related("writer", "approval"))
    shown = {greeting.pk: said_of(greeting, viewer) for greeting in found}
    top = [greeting for greeting in found if greeting.parent_id not in shown]
    for greeting in found:
        if greeting.parent_id in shown:
            shown[greeting.parent_id]["replies"].append(shown[greeting.pk])
    return [shown[greeting.pk] for greeting in top]
