"""Editions of a room: reading one, and for the room's owner making, listing and throwing away."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.audience.audiences import Audience
from hub.audience.http import HubRequest
from hub.ids import sent_key
from hub.reading.edition import edition_context, editions_of
from hub.reading.finding import find_blog, find_own_room, redirect_moved
from hub.showcase.choosing import choosing_for
from hub.showcase.forms import EditionForm
from hub.showcase.models import Edition, make_edition
from hub.showcase.models.room_address import called


@require_http_methods(["GET", "HEAD", "POST"])
@redirect_moved
def editions(request: HubRequest, slug: str, grade: str) -> HttpResponse:
    """The editions of one's own room. POST `title`, `audience`: make one of the room as it is now."""
    room = find_own_room(request.viewer, slug, grade)
    choosing = choosing_for(room, request.viewer)
    may = [
        (value, choosing.label_of(Audience(value)))
        for value in choosing.allowed
        if value in Edition.audiences_for(room)
    ]
    form = EditionForm(request.POST or None, audiences=may)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = {"audience": given["audience"], "now": request.viewer.now, "key": sent_key(request.POST)}
        edition = make_edition(room, given["title"], **made)
        messages.success(request, _("The edition is made. It stays as it is."))
        return redirect("edition", slug, grade, edition.public_id)
    context = {
        "section": room,
        "blog": room.page.blog,
        "accent": room.page.blog.accent,
        "here": "blog",
        "form": form,
        "editions": editions_of(room, request.viewer, choosing),
    }
    return render(request, "reading/editions.html", context, status=422 if form.errors else 200)


@login_not_required  # Visitors read what is for everyone.
@require_safe
@redirect_moved
def edition(request: HubRequest, slug: str, grade: str, public_id: str) -> HttpResponse:
    """One edition, for those who saw the room when it was made, and see it now."""
    viewer = request.viewer
    blog = find_blog(viewer, slug)
    seen = Edition.objects.visible_to(viewer).filter(section__page__blog=blog).filter(called(grade, at="section__"))
    found = get_object_or_404(
        seen.select_related("section__grade", "section__year", "section__page"), public_id=public_id
    )
    return render(request, "reading/edition.html", edition_context(found, blog, viewer))


@require_POST
def show_edition(request: HubRequest, public_id: str) -> HttpResponse:
    """Choose for whom one's own edition is. POST `audience`: one that the room let in then, and that can be now."""
    found = _own(request, public_id)
    room, audience = found.section, request.POST.get("audience", "")
    if audience not in found.audiences or audience not in choosing_for(room, request.viewer).allowed:
        messages.error(request, _("That is more people than you can show it to."))
    else:
        found.show(audience)
        messages.success(request, _("Chosen. The edition itself stays as it is."))
    return redirect("editions", room.page.blog.slug, room.slug)


@require_http_methods(["GET", "HEAD", "POST"])
def remove_edition(request: HubRequest, public_id: str) -> HttpResponse:
    """Throw one's own edition away. GET asks, POST does it."""
    found = _own(request, public_id)
    at = [found.section.page.blog.slug, found.section.slug]
    if request.method == "POST":
        found.delete()
        messages.success(request, _("The edition is gone. The room is as it was."))
        return redirect("editions", *at)
    return render(request, "reading/remove_edition.html", {"edition": found})


def _own(request: HubRequest, public_id: str) -> Edition:
    own = Edition.objects.editable_by(request.viewer).select_related(
        "section__grade", "section__year", "section__page__blog__owner"
    )
    return get_object_or_404(own, public_id=public_id)
