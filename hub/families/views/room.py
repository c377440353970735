"""A child's room by the link of a letter: looking round, and writing in its visitors' book."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.comments.forms import GreetingForm
from hub.families.coming_in import by_family_link
from hub.families.family_viewer import FamilyViewer
from hub.families.models import FamilyLink
from hub.families.page import promise_to
from hub.families.room_page import RoomPage, room_page
from hub.families.said import book_in
from hub.families.ways import ByLink
from hub.ids import sent_key
from hub.showcase.models import Greeting, Section, may_greet


@login_not_required  # The link is the key; it opens the rooms of one's own children.
@require_safe
@by_family_link
def family_room(request: HubRequest, link: FamilyLink, viewer: FamilyViewer, public_id: str) -> HttpResponseBase:
    """The room, with what the letter said."""
    return render(request, "families/room.html", _context(_room(public_id, viewer), link, viewer))


@login_not_required  # As the page that it stands on.
@require_POST
@by_family_link
def family_greet(request: HubRequest, link: FamilyLink, viewer: FamilyViewer, public_id: str) -> HttpResponseBase:
    """Write in the visitors' book of the room. POST `text`, `as_it_is` as elsewhere."""
    page, form = _room(public_id, viewer), GreetingForm(request.POST)
    if not may_greet(page.room, viewer):
        raise Http404
    kindly = form.kindly(viewer)
    if kindly or not form.is_valid():
        return render(request, "families/room.html", _context(page, link, viewer, form, kindly), status=422)
    key = sent_key(request.POST)
    greeting = Greeting.write(page.room, form.cleaned_data["text"], by=link.guardian, viewer=viewer, key=key)
    messages.success(
        request, _("Sent. A teacher reads it first.") if greeting.is_waiting else _("It stands in the visitors’ book.")
    )
    return redirect("family-room", link.token, public_id)


def _room(public_id: str, viewer: FamilyViewer) -> RoomPage:
    rooms = Section.objects.visible_to(viewer).filter(page__blog__owner__in=viewer.standing.children)
    room = rooms.filter(public_id=public_id).first()
    page = room_page(room, viewer) if room else None
    if page is None:
        raise Http404
    return page


def _context(
    page: RoomPage,
    link: FamilyLink,
    viewer: FamilyViewer,
    form: GreetingForm | None = None,
    kindly: Sequence[Promise] = (),
) -> dict[str, Any]:
    way = ByLink(link.token)
    for shown in page.pieces:
        shown.src = way.file(shown.file.for_card.src) if shown.file else ""
        shown.url = way.post(shown.post) if shown.post and shown.post.kind == "post" else ""
    greet = reverse("family-greet", args=[link.token, page.room.public_id])
    say = {"url": greet, "form": form or GreetingForm(), "promise": promise_to(viewer), "kind_words": kindly}
    return page.context(
        school=link.school,
        back_url=f"{reverse('family-link', args=[link.token])}?child={page.child.public_id}",
        book=book_in(page.room, viewer, way),
        say=say if may_greet(page.room, viewer) else None,
    )
