"""What was said under a post or in a visitors' book, as the pages of a link show it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hub.audience.viewer import Viewer
from hub.comments.models import Comment
from hub.comments.pictured import pictures_in
from hub.families.page import promise_to
from hub.families.ways import ByLink
from hub.showcase.models import Greeting, Section
from hub.text.days import spoken_day
from hub.text.references import References, render


def said_in(found: Sequence[Comment | Greeting], viewer: Viewer, shown: References) -> list[dict[str, Any]]:
    """Each for design/_comment.html. `shown`: the pictures of these, at addresses that the link opens."""
    return [_said(one, viewer, shown) for one in found]


def book_in(room: Section, viewer: Viewer, way: ByLink) -> list[dict[str, Any]]:
    """What stands in the book of the room, as far as the viewer sees it: answers below what they answer."""
    found = list(Greeting.objects.visible_to(viewer).filter(section=room).select_related("writer", "approval"))
    pictures = {key: way.medium(file) for key, file in pictures_in(found, viewer).media.items()}
    said = said_in(found, viewer, References(pictures))
    shown = {greeting.pk: one for greeting, one in zip(found, said, strict=True)}
    for greeting in found:
        if greeting.parent_id in shown:
            shown[greeting.parent_id]["replies"].append(shown[greeting.pk])
    return [shown[greeting.pk] for greeting in found if greeting.parent_id not in shown]


def _said(saying: Comment | Greeting, viewer: Viewer, shown: References) -> dict[str, Any]:
    writer = saying.writer
    return {
        "id": saying.public_id,
        "person": {"first_name": saying.name_for(viewer), "face": writer.face if writer else ""},
        "when": spoken_day(saying.written_at, viewer.now),
        "html": render(saying.body, shown),
        "waiting": promise_to(viewer) if saying.is_waiting else "",
        "replies": [],
    }
