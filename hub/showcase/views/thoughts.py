"""Reflections about pieces of one's room: writing, one of them, changing, taking away, and the goals they become."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.audience.http import HubRequest
from hub.blogs.models import Entry
from hub.reflections.becoming import become_goal
from hub.reflections.models import NextStep
from hub.reflections.thought_pages import show_thought, write_thought
from hub.school.models import SchoolYear
from hub.showcase.models import Piece, PieceThought
from hub.showcase.steps.step import step_url

BESIDE = ("piece__entry", "piece__section__page__blog", "piece__section__grade", "piece__section__year")


@require_http_methods(["GET", "HEAD", "POST"])
def think_about_piece(request: HubRequest, public_id: str) -> HttpResponse:
    """Write about a piece of one's own. POST: the fields of ThoughtForm."""
    pieces = Piece.objects.editable_by(request.viewer).select_related("entry", "section")
    piece = get_object_or_404(pieces, public_id=public_id)
    year = SchoolYear.current(request.school)
    found = PieceThought(school=request.school, student=request.person, year=year, piece=piece)
    return write_thought(request, found, back=_label_of(piece))


@require_safe
def piece_thought(request: HubRequest, public_id: str) -> HttpResponse:
    """One of them, for all who may see it."""
    seen = PieceThought.objects.visible_to(request.viewer).select_related("student", "approval", *BESIDE)
    found = get_object_or_404(seen, public_id=public_id)
    room = Piece.objects.visible_to(request.viewer).filter(pk=found.piece_id)
    place = f"{found.piece.section.get_absolute_url()}#piece-{found.piece.public_id}" if room.exists() else ""
    ways = {name: reverse(f"{name}-piece-thought", args=[found.public_id]) for name in ("change", "remove")}
    ways["goal"] = reverse("piece-thought-becomes-goal", args=[found.public_id])
    post = Entry.objects.visible_to(request.viewer).filter(pk=found.piece.entry_id or 0).first()
    about = found.piece.title_beside(post) or found.piece.get_kind_display()
    change = PieceThought.objects.visible_to(request.viewer).filter(replaces=found).select_related("approval").first()
    return show_thought(request, found, change=change, about=about, about_url=place, ways=ways)


@require_http_methods(["GET", "HEAD", "POST"])
def change_piece_thought(request: HubRequest, public_id: str) -> HttpResponse:
    """Write it anew, or for others. POST: the fields of ThoughtForm."""
    found = _own(request, public_id)
    return write_thought(request, found.as_last_written, back=found)


@require_POST
def piece_thought_becomes_goal(request: HubRequest, public_id: str) -> HttpResponse:
    """What it says is next becomes a goal. POST `for_year` as become_goal says."""
    found = _own(request, public_id)
    about = " · ".join((found.about, found.piece.section.time))[:200]
    return redirect(become_goal(request, NextStep(words=found.words, said_about=about, entry=found.piece.entry)))


@require_POST
def remove_piece_thought(request: HubRequest, public_id: str) -> HttpResponse:
    """Take it away for good."""
    found = _own(request, public_id)
    found.delete()
    messages.success(request, _("It is gone."))
    return redirect(found.piece.section)


def _own(request: HubRequest, public_id: str) -> PieceThought:
    own = PieceThought.objects.editable_by(request.viewer).select_related(*BESIDE)
    return get_object_or_404(own, public_id=public_id)


def _label_of(piece: Piece) -> str:
    return step_url(piece.section, "labels", piece=piece.public_id)
