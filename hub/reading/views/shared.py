"""Secret links to a room: coming in by one, and for the room's owner making and ending them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.audience.audiences import Audience
from hub.audience.http import HubRequest
from hub.design.headers import kept_secret
from hub.media.views import answer_with_file
from hub.people.network import public_address
from hub.reading.shared import links_of, shared_context, viewer_by
from hub.showcase.choosing import choosing_for
from hub.showcase.forms import RoomLinkForm
from hub.showcase.models import RoomLink, Section


@require_http_methods(["GET", "HEAD", "POST"])
def room_links(request: HubRequest, public_id: str) -> HttpResponse:
    """The secret links to one's own room. POST `days`: make one that ends then."""
    viewer = request.viewer
    rooms = Section.objects.visible_to(viewer).filter(page__blog__owner=request.person)
    room = get_object_or_404(
        rooms.select_related("grade", "year", "approval", "school", "page__blog__owner"), public_id=public_id
    )
    problem = _why_not(room, request)
    form = RoomLinkForm(request.POST or None)
    if request.method == "POST" and not problem and form.is_valid():
        ends_on = timezone.localdate(viewer.now) + form.cleaned_data["days"]
        link = RoomLink.make(room, by=request.person, viewer=viewer, ends_on=ends_on)
        waits = link.approval is not None
        messages.success(
            request, _("A teacher says yes first. Then the link works.") if waits else _("The link works.")
        )
        return redirect("room-links", public_id)
    context = {
        "section": room,
        "blog": room.page.blog,
        "accent": room.page.blog.accent,
        "here": "blog",
        "links": links_of(room, viewer, public_address(request)),
        "form": None if problem else form,
        "problem": problem,
    }
    return render(request, "reading/links.html", context, status=422 if form.errors else 200)


@require_POST
def end_link(request: HubRequest, public_id: str) -> HttpResponse:
    """Let nobody come in by a link any more, as the owner of the room or a teacher of theirs."""
    links = RoomLink.objects.editable_by(request.viewer).filter(ended_at=None)
    link = get_object_or_404(links.select_related("section__page__blog"), public_id=public_id)
    link.end(by=request.person)
    messages.success(request, _("The link does not work any more."))
    is_own = link.section.page.blog.owner_id == request.person.pk
    return redirect("room-links", link.section.public_id) if is_own else redirect("waiting")


@login_not_required  # The link is the key: it opens one room, as far as everyone might see it.
@require_safe
def shared_room(request: HubRequest, secret: str) -> HttpResponseBase:
    """The room, for whoever has the link while it works."""
    link = _working(request, secret)
    rooms = Section.objects.visible_to(viewer_by(link)).filter(pk=link.section_id)
    room = get_object_or_404(rooms.select_related("grade", "year", "page__blog__owner"))
    answer = render(request, "reading/shared.html", shared_context(link, room))
    if request.method == "GET":
        link.count_opening()
    return kept_secret(answer)


@login_not_required  # The pictures of such a room.
@require_safe
def shared_file(request: HubRequest, secret: str, public_id: str, rendition: str) -> HttpResponseBase:
    """A picture that hangs in the room, for whoever has the link while it works."""
    viewer = viewer_by(_working(request, secret))
    return kept_secret(answer_with_file(request, viewer, public_id, rendition))


def _working(request: HubRequest, secret: str) -> RoomLink:
    links = RoomLink.objects.working(request.viewer.now).filter(secret=secret, school=request.school)
    link = links.select_related("school__policy").first()
    if link is None:
        raise Http404
    return link


def _why_not(room: Section, request: HubRequest) -> str:
    """Why no link can be made, in a sentence; "" when one can."""
    if room.shown_at is None or not room.is_entered:
        return _("Open your room first. A link leads to a room that is open, and that a teacher has let in.")
    if Audience.EVERYONE not in choosing_for(room, request.viewer).allowed:
        return _("Your work is not shown outside the school for now. Talk with your family or your teacher.")
    return ""
