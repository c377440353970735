"""The letter home: a look first, one click for the class, and what became of each mail."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.desk.views.class_wall import taught_by
from hub.families.homes import Child, children_of
from hub.families.mails.letter import viewer_of
from hub.families.models import Letter, LetterHome
from hub.families.room_page import room_page
from hub.ids import new_public_id
from hub.mail.models import Incoming
from hub.people.network import public_address
from hub.school.models import Classroom
from hub.text.days import spoken_day
from hub.text.lists import listed

LATEST = 10
LONGEST_WORDS = 600


@require_safe
def letters_home(request: HubRequest, slug: str) -> HttpResponse:
    """Whose showcase is ready, what their families would get, and the letters that went before."""
    room = get_object_or_404(taught_by(request.viewer), slug=slug)
    children = children_of(room, request.viewer)
    others = [
        {"title": child.person.full_name, "line": _why_not(child), "person": child.person}
        for child in children
        if not child.can_go
    ]
    context = {
        "here": "class",
        "room": room,
        "ready": _panel(_("These are ready"), [_row(room, child) for child in children if child.can_go]),
        "others": _panel(_("These get none now"), others),
        "mails": sum(not home.why_not for child in children for home in child.homes),
        "batch": new_public_id(),
        "letters": _panel(_("Sent before"), _sent_before(room, request.viewer)),
    }
    return render(request, "desk/letters_home.html", context)


@require_safe
def preview_letter(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """The letter about one child as its first guardian would get it, in their language."""
    room = get_object_or_404(taught_by(request.viewer), slug=slug)
    child = next((one for one in children_of(room, request.viewer) if one.person.public_id == public_id), None)
    home = next((home for home in child.homes if not home.why_not), None) if child else None
    viewer = viewer_of(home.guardianship) if home else None
    page = room_page(home.section, viewer) if home and viewer else None
    if home is None or page is None:
        raise Http404
    for shown in page.pieces:
        shown.src = shown.file.for_card.src if shown.file else ""
    back = reverse("letters-home", args=[room.slug])
    with translation.override(home.guardianship.guardian.language or request.school.language):
        context = page.context(school=request.school, by=request.person.first_name, room=room, back_url=back)
        return render(request, "desk/preview_letter.html", context | {"here": "class"})


@require_POST
def send_letters(request: HubRequest, slug: str) -> HttpResponse:
    """Send it to all families whose child's showcase is ready. POST `batch`: the id that the page gave, so that two
    presses send one letter; `words`: a sentence of the teacher's, may be empty."""
    room = get_object_or_404(taught_by(request.viewer), slug=slug)
    batch, words = request.POST.get("batch", ""), request.POST.get("words", "").strip()[:LONGEST_WORDS]
    sent = Letter.objects.filter(public_id=batch, classroom=room).first()
    if sent is None:
        homes = [home for child in children_of(room, request.viewer) for home in child.homes]
        if not any(not home.why_not for home in homes):
            return redirect("letters-home", room.slug)
        sent = Letter(school=request.school, classroom=room, sent_by=request.person, words=words)
        if len(batch) == len(sent.public_id):
            sent.public_id = batch
        with suppress(IntegrityError):  # The other press of the same moment has sent it.
            sent.send_later(homes, address=public_address(request))
        count = sum(not home.why_not for home in homes)
        says = ngettext("%(count)d mail is on its way.", "%(count)d mails are on their way.", count)
        messages.success(request, says % {"count": count})
    return redirect("letter-home", room.slug, sent.public_id)


@require_safe
def letter_home(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """What became of each mail of a letter."""
    room = get_object_or_404(taught_by(request.viewer), slug=slug)
    letter = get_object_or_404(room.letters.select_related("sent_by", "classroom"), public_id=public_id)
    homes = letter.homes.select_related("outgoing", "guardianship__student", "guardianship__guardian")
    held = Incoming.objects.held().filter(answers__in=letter.homes.values("outgoing"))
    context = {
        "here": "class",
        "room": room,
        "letter": letter,
        "when": spoken_day(letter.sent_at, request.viewer.now),
        "rows": [_log_row(home) for home in homes],
        "held": held.exists(),
    }
    return render(request, "desk/letter_home.html", context)


def _panel(title: str, rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    return {"title": title, "rows": rows} if rows else None


def _sent_before(room: Classroom, viewer: Viewer) -> list[dict[str, Any]]:
    return [
        {
            "url": reverse("letter-home", args=[room.slug, letter.public_id]),
            "title": spoken_day(letter.sent_at, viewer.now),
            "line": letter.sent_by.first_name if letter.sent_by else "",
        }
        for letter in Letter.objects.filter(classroom=room).select_related("sent_by")[:LATEST]
    ]


def _row(room: Classroom, child: Child) -> dict[str, Any]:
    names = listed(home.guardianship.guardian.full_name for home in child.homes if not home.why_not)
    return {
        "person": child.person,
        "title": child.person.full_name,
        "line": _("to %(names)s") % {"names": names},
        "url": reverse("preview-letter", args=[room.slug, child.person.public_id]),
    }


def _why_not(child: Child) -> str:
    """Why no mail goes to this family."""
    if child.room is None:
        return _("The room is not open to the family yet.")
    if not child.homes:
        return _("The hub knows no guardian.")
    return "; ".join(f"{home.guardianship.guardian.full_name}: {home.get_why_not_display()}" for home in child.homes)


def _log_row(home: LetterHome) -> dict[str, Any]:
    outgoing, names = home.outgoing, home.guardianship
    state = outgoing.get_state_display() if outgoing else home.get_why_not_display() or _("forgotten by now")
    at = timezone.localtime(outgoing.settled_at) if outgoing and outgoing.settled_at else None
    looks_ill = outgoing is not None and outgoing.state in {outgoing.State.REFUSED, outgoing.State.BOUNCED}
    return {
        "child": names.student.full_name,
        "guardian": names.guardian.full_name,
        "state": state,
        "at": at,
        "look": looks_ill,
    }
