"""Rehearsing to present one's own room, with notes that nobody else sees."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.reading.finding import find_own_room, redirect_moved
from hub.reading.rehearsing import NoteForm, rehearsal
from hub.showcase.models import Piece, Section, SpeakingNote


@redirect_moved
def rehearse_section(request: HubRequest, slug: str, grade: str) -> HttpResponse:
    """The slides of one's own room, each with its note and what comes after it, and a clock."""
    room = find_own_room(request.viewer, slug, grade)
    response = render(request, "reading/rehearse.html", rehearsal(room, room.page.blog, request.viewer))
    patch_cache_control(response, private=True, no_store=True)
    return response


@require_POST
@redirect_moved
def keep_speaking_note(request: HubRequest, slug: str, grade: str) -> HttpResponse:
    """Keep the note at a slide. POST `slide`: its kind, or the public id of its piece; `words`: none take it away.

    Asked for JSON: {"saved": true}, or 422 {"saved": false}.
    """
    room = find_own_room(request.viewer, slug, grade)
    form = NoteForm(request.POST)
    if form.is_valid():
        _keep(request, room, form.cleaned_data["slide"], form.cleaned_data["words"])
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"saved": form.is_valid()}, status=200 if form.is_valid() else 422)
    if form.is_valid():
        messages.success(request, _("Your note is kept. Only you see it."))
    else:
        messages.error(request, _("We couldn't save. Try again."))
    answer = redirect("rehearse-section", slug, grade)
    answer["Location"] += f"#note-{form.cleaned_data['slide']}" if form.is_valid() else ""
    return answer


def _keep(request: HubRequest, room: Section, key: str, words: str) -> None:
    if key in SpeakingNote.Slide.values and key != SpeakingNote.Slide.PIECE:
        SpeakingNote.keep(room, words, slide=key)
    else:
        piece = get_object_or_404(Piece.objects.visible_to(request.viewer).filter(section=room), public_id=key)
        SpeakingNote.keep(room, words, slide=SpeakingNote.Slide.PIECE, piece=piece)
