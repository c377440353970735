"""What the report says about the pages of an old showcase."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.audience.viewer import Viewer
from hub.portability.importing.showcases import Offer, Room
from hub.showcase.models import Section
from hub.showcase.of_page import text_of_page


def rooms_of(offer: Offer, viewer: Viewer) -> list[dict[str, Any]]:
    """Each page with what became of it or may become of it, and its room where the viewer may enter one."""
    there = (
        Section.objects.visible_to(viewer).filter(page__blog=offer.page.blog_id).select_related("grade", "page__blog")
    )
    sections = {section.grade.number: section for section in there if section.grade}
    return [_row(room, sections.get(room.number)) for room in offer.rooms]


def _row(room: Room, section: Section | None) -> dict[str, Any]:
    return {
        "page": room.page,
        "line": _line(room, section),
        "url": section.get_absolute_url() if section is not None else "",
    }


def _line(room: Room, section: Section | None) -> str:
    if room.grade is None:
        return _("the school has no grade %(number)d") % {"number": room.number}
    if room.is_made and section is None:
        return _("there is a %(grade)s room already") % {"grade": room.grade}
    if section is not None and section.body not in (room.page.body, text_of_page(room.page)):
        return _("a %(grade)s room was here already: nothing of this page went into it") % {"grade": room.grade}
    if room.is_made:
        return _("its room is made")
    goals = len(room.goals)
    return ngettext("with %(count)d goal", "with %(count)d goals", goals) % {"count": goals} if goals else ""
