"""What the labels of a room say is next: each becomes a goal with one tap."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.reflections.becoming import become_goal
from hub.reflections.models import NextStep
from hub.reflections.terms import terms_of
from hub.showcase.models import Piece, Section


@require_safe
def next_steps(request: HubRequest, public_id: str) -> HttpResponse:
    """The next steps of a room of one's own, and the goals that they became."""
    rooms = Section.objects.filter(page__blog__owner=request.person).visible_to(request.viewer)
    room = get_object_or_404(rooms.select_related("grade", "year", "page__blog"), public_id=public_id)
    pieces = Piece.objects.visible_to(request.viewer).filter(section=room).exclude(next_step="")
    became = NextStep.objects.visible_to(request.viewer).select_related("goal")
    goals = {step.words: step.goal for step in became}
    context = {
        "here": "showcases",
        "accent": room.page.blog.accent,
        "section": room,
        "steps": [{"piece": one, "goal": goals.get(one.next_step)} for one in pieces.select_related("entry")],
        "terms": list(terms_of(request.person, request.school).values()),
    }
    return render(request, "showcase/next_steps.html", context)


@require_POST
def next_step_becomes_goal(request: HubRequest, public_id: str) -> HttpResponse:
    """What the label of a piece of one's own says is next becomes a goal. POST `for_year` as become_goal says."""
    own = Piece.objects.filter(section__page__blog__owner=request.person).visible_to(request.viewer)
    pieces = own.exclude(next_step="").select_related("entry", "section__grade", "section__year")
    piece = get_object_or_404(pieces, public_id=public_id)
    about = " · ".join(filter(None, (piece.owners_title, piece.section.time)))[:200]
    become_goal(request, NextStep(words=piece.next_step, said_about=about, entry=piece.entry))
    return redirect("next-steps", piece.section.public_id)
