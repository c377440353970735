"""The blogs elsewhere that a class links to."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.connections.following import follow, look_again
from hub.connections.models import Link
from hub.portal.forms.class_link import ClassLinkForm
from hub.portal.views.arrange_class import arrange_page, room_to_arrange


@require_POST
def add_class_link(request: HubRequest, slug: str) -> HttpResponse:
    """Put a link on the page, and follow the blog. POST `address`, `title`."""
    room = room_to_arrange(request, slug)
    form = ClassLinkForm(request.POST, classroom=room)
    if not form.is_valid():
        return arrange_page(request, room, link_form=form, status=422)
    follow(room, form.cleaned_data["address"], form.cleaned_data["title"], by=request.person)
    messages.success(request, _("The link is on the page."))
    return _back(slug)


@require_POST
def remove_class_link(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """Take a link off the page, with the posts that came from there."""
    _link(request, slug, public_id).delete()
    messages.success(request, _("The link is gone."))
    return _back(slug)


@require_POST
def follow_again(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """Look for the posts of a blog at once."""
    look_again(_link(request, slug, public_id).feed)
    return _back(slug)


def _link(request: HubRequest, slug: str, public_id: str) -> Link:
    links = Link.objects.editable_by(request.viewer).filter(classroom__slug=slug).select_related("feed")
    return get_object_or_404(links, public_id=public_id)


def _back(slug: str) -> HttpResponse:
    answer = redirect("arrange-class", slug)
    answer["Location"] += "#links-elsewhere"
    return answer
