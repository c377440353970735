"""Giving a reaction, and taking it back."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.blogs.models import Entry
from hub.comments.forms import may_react
from hub.comments.models import Reaction


@require_POST
def react(request: HubRequest, entry_id: str) -> HttpResponse:
    """Say it in a word. POST `give` or `take_back`: the kind."""
    viewer = request.viewer
    entry = get_object_or_404(Entry.objects.visible_to(viewer).select_related("blog", "school"), public_id=entry_id)
    is_author = entry.authors.filter(pk=request.person.pk).exists()
    given, taken = request.POST.get("give", ""), request.POST.get("take_back", "")
    if not may_react(entry, viewer, is_author=is_author) or {given, taken} - {"", *Reaction.Kind.values}:
        raise Http404
    if given:
        Reaction.give(entry, given, by=request.person)
    Reaction.objects.editable_by(viewer).filter(entry=entry, kind=taken).delete()
    return redirect(f"{entry.get_absolute_url()}#reactions")
