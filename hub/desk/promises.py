"""Promised pictures: what a student is reminded of, and the list of a class with its cards to print."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.design.qr import qr_path
from hub.people.models import Person
from hub.school.models import Classroom, Enrolment
from hub.showcase.models import Piece
from hub.showcase.promising import promise_url
from hub.text.days import spoken_due

SOON = datetime.timedelta(days=14)
ROWS = 8
MOST = 200


@dataclass(frozen=True)
class PromiseCard:
    """The code of one picture. `path` draws it in a square of `side` units; `where` is the address in letters."""

    title: str
    person: Person
    day: datetime.date
    path: str
    side: int
    where: str


def has_promises(viewer: Viewer) -> Exists:
    """The condition, on one's own blog, that a picture in one of its rooms is to come soon: so that the desk asks for
    them only then."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    soon = Piece.objects.editable_by(viewer).awaited(today).filter(promised_for__lte=today + SOON)
    return Exists(soon.filter(section__page__blog=OuterRef("pk")))


def promised_soon(viewer: Viewer) -> list[dict[str, Any]]:
    """Rows of design/_panel.html for one's own pictures whose day comes near, the nearest first."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    pieces = Piece.objects.editable_by(viewer).awaited(today).filter(promised_for__lte=today + SOON)
    return [
        {
            "title": piece.owners_title,
            "url": reverse("promise-card", args=[piece.public_id]),
            "line": _("The picture is still to come, %(day)s.") % {"day": spoken_due(piece.promised_for, today)},
            "action": {
                "label": _("Add the picture"),
                "url": f"{reverse('edit-piece', args=[piece.public_id])}?source=picture#picture",
            },
        }
        for piece in pieces.select_related("entry").order_by("promised_for", "pk")[:ROWS]
        if piece.promised_for
    ]


def promises_of(room: Classroom, viewer: Viewer, address: str) -> dict[str, Any]:
    """The context of desk/promises.html, in a fixed number of queries: the pictures that are still to come in the rooms
    of this class's students, as far as the viewer may enter them. `address` is where the hub is."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    day = min(today, room.year.ends_on)
    students = Enrolment.objects.filter(classroom=room).current(day).students().values("person")
    pieces = (
        Piece.objects.visible_to(viewer)
        .promised()
        .filter(section__page__blog__owner__in=students, section__sealed_at=None)
    )
    found = pieces.select_related("entry", "section__page__blog__owner", "section__grade", "section__year")
    rows, cards = [], []
    for piece in found.order_by("promised_for", "pk")[:MOST]:
        owner = piece.section.page.blog.owner
        if owner is None or piece.promised_for is None:
            continue
        title = piece.title or piece.get_kind_display()
        rows.append(
            {
                "title": title,
                "url": f"{piece.section.get_absolute_url()}#piece-{piece.public_id}",
                "line": f"{owner.full_name} · {spoken_due(piece.promised_for, today)}",
                "person": owner,
            }
        )
        if piece.promised_for >= today:
            link = address + promise_url(piece)
            cards.append(PromiseCard(title, owner, piece.promised_for, *qr_path(link), link.partition("://")[2]))
    panel = {"title": _("Pictures still to come"), "rows": rows, "empty": _("No picture is still to come.")}
    return {"here": "class", "room": room, "panel": panel, "cards": cards}
