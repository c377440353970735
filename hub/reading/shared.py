"""A room as it is seen by a secret link, and the list of links for the room's owner."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.audience.models import Approval
from hub.audience.viewer import Viewer
from hub.blogs.cards import PagePicture
from hub.design.qr import qr_path
from hub.reading.room import entrance_of, goal_lines, goals_in, in_groups, pieces_in
from hub.reading.wall import Wall
from hub.showcase.models import RoomLink, Section


def viewer_by(link: RoomLink) -> Viewer:
    """Somebody nobody knows, who came by this link: whoever is signed in sees no more by it."""
    return Viewer(link.school, rooms_by_link=frozenset({link.section_id}))


def shared_context(link: RoomLink, room: Section) -> dict[str, Any]:
    """The context of reading/shared.html, in a fixed number of queries. `room` was fetched for viewer_by(link)."""
    viewer, blog = viewer_by(link), room.page.blog
    room.body = ""  # What came with an imported page stays with the blog.
    pieces = pieces_in(room, viewer)
    wall = Wall(room, pieces, viewer)
    hung = wall.hung(is_own=False)
    for one in hung:
        if picture := one["work"]["picture"]:
            one["work"]["picture"] = _by_link(picture, link)
    return {
        "section": room,
        "blog": blog,
        "accent": room.colour_beside(blog),
        "layout": room.layout,
        **entrance_of(room, blog, viewer),
        "goals": goal_lines(goals_in(room, viewer)),
        "pieces": in_groups(room.layout, pieces, hung),
        "credits": wall.credits(hung),
    }


def links_of(room: Section, viewer: Viewer, address: str) -> list[dict[str, Any]]:
    """A row for each link to this room that goes on, with its code where it works. `address` is where the hub is."""
    going_on = RoomLink.objects.editable_by(viewer).going_on(viewer.now).filter(section=room)
    return [_row(link, address) for link in going_on.select_related("approval")]


def _row(link: RoomLink, address: str) -> dict[str, Any]:
    times = ngettext("opened %(count)d time", "opened %(count)d times", link.opened) % {"count": link.opened}
    until = _("until %(day)s") % {"day": date_format(link.ends_on, "DATE_FORMAT")}
    where = address + reverse("shared-room", args=[link.secret])
    row: dict[str, Any] = {
        "line": f"{until} · {times}",
        "end_url": reverse("end-link", args=[link.public_id]),
        "note": _note(link),
    }
    if not row["note"]:
        path, side = qr_path(where)
        row |= {"where": where, "path": path, "side": side}
    return row


def _note(link: RoomLink) -> str:
    """Why it does not work; "" when it does."""
    if link.approval is None or link.approval.is_released:
        return ""
    if link.approval.decision == Approval.Decision.HELD:
        return " ".join(filter(None, (_("A teacher kept this link from working."), link.approval.note)))
    return _("Waiting for a teacher. The link works after a yes.")


def _by_link(picture: PagePicture, link: RoomLink) -> PagePicture:
    """The picture at addresses that the link opens."""
    ours, here = reverse("media", args=["-", "-"])[:-3], reverse("shared-file", args=[link.secret, "-", "-"])[:-3]
    return replace(picture, src=picture.src.replace(ours, here), srcset=picture.srcset.replace(ours, here))
