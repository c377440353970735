"""Calling work special, through the year: its author keeps it for the room, a teacher suggests it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.audience.telling import tell_noticed
from hub.blogs.models import Entry
from hub.media.models import MediaFile
from hub.showcase.forms import SpecialForm, SuggestionForm
from hub.showcase.models import Candidate


@require_POST
def call_special(request: HubRequest, public_id: str) -> HttpResponse:
    """A post of one's own. POST `kind`, and `why` or nothing; what is left out stays as it was said before."""
    posts = Entry.objects.editable_by(request.viewer).out(request.viewer.now).posts().select_related("blog", "school")
    post = get_object_or_404(posts.filter(authors=request.person), public_id=public_id)
    _keep(request, Candidate(school=request.school, student=request.person, entry=post))
    return redirect(post)


@require_POST
def call_file_special(request: HubRequest, public_id: str) -> HttpResponse:
    """A picture of one's own. POST as for a post."""
    files = MediaFile.objects.editable_by(request.viewer).kept().pictures()
    picture = get_object_or_404(files, public_id=public_id)
    _keep(request, Candidate(school=request.school, student=request.person, picture=picture))
    return redirect("my-file", picture.public_id)


@require_POST
def suggest_special(request: HubRequest, public_id: str) -> HttpResponse:
    """A teacher says to the owner of a post that it belongs into the room. POST `suggestion`: in which words."""
    posts = Entry.objects.moderated_by(request.viewer).posts().select_related("blog__owner")
    post = get_object_or_404(posts.exclude(blog__owner=None), public_id=public_id)
    form = SuggestionForm(request.POST)
    if form.is_valid():
        Candidate.suggest(post, by=request.person, words=form.cleaned_data["suggestion"])
        messages.success(request, _("It waits for the room, with your words. The student decides."))
    return redirect(post)


@require_POST
def drop_special(request: HubRequest, public_id: str) -> HttpResponse:
    """Not special after all. What hangs in a room stays there."""
    found = Candidate.objects.editable_by(request.viewer).select_related("entry__blog", "picture")
    candidate = get_object_or_404(found, public_id=public_id)
    candidate.delete()
    return redirect(candidate.entry or "my-showcase")


def _keep(request: HubRequest, said: Candidate) -> None:
    known = Candidate.objects.editable_by(request.viewer).filter(entry=said.entry, picture=said.picture)
    candidate = known.first() or said
    form = SpecialForm(request.POST)
    if form.is_valid():
        candidate.kind = form.cleaned_data["kind"] or candidate.kind
        if "why" in request.POST:
            candidate.why = form.cleaned_data["why"]
        candidate.save()
        tell_noticed(request, [candidate.why])
        messages.success(request, _("Kept for your room."))
