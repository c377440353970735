"""Reflections as things of their own: one's own, writing one, one of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.audience.http import HubRequest
from hub.reflections.becoming import become_goal
from hub.reflections.models import Goal, NextStep, Thought
from hub.reflections.thought_lists import thoughts_panel
from hub.reflections.thought_pages import show_thought, write_thought
from hub.reflections.views.towards import own_post
from hub.school.models import SchoolYear


@require_safe
def my_thoughts(request: HubRequest) -> HttpResponse:
    """One's own, the newest first."""
    if not request.viewer.is_inside:
        raise Http404
    panel = thoughts_panel(request.person, request.viewer)
    return render(request, "reflections/thoughts.html", {"here": "desk", "panel": panel})


@require_http_methods(["GET", "HEAD", "POST"])
def think_about_post(request: HubRequest, public_id: str) -> HttpResponse:
    """Write about a post of one's own. POST: the fields of ThoughtForm."""
    return _write(request, _new(request, entry=own_post(request, public_id)))


@require_http_methods(["GET", "HEAD", "POST"])
def think_about_goal(request: HubRequest, public_id: str) -> HttpResponse:
    """Write about a goal of one's own. POST: the fields of ThoughtForm."""
    goal = get_object_or_404(Goal.objects.editable_by(request.viewer), public_id=public_id)
    return _write(request, _new(request, goal=goal))


@require_http_methods(["GET", "HEAD", "POST"])
def think_about_time(request: HubRequest) -> HttpResponse:
    """Write about a time. POST: the fields of ThoughtForm."""
    if not request.viewer.is_inside:
        raise Http404
    return _write(request, _new(request))


@require_safe
def thought(request: HubRequest, public_id: str) -> HttpResponse:
    """One of them, for all who may see it."""
    seen = Thought.objects.visible_to(request.viewer).select_related("entry__blog", "goal", "student", "approval")
    found = get_object_or_404(seen, public_id=public_id)
    thing = found.entry or found.goal
    ways = {name: reverse(f"{name}-thought", args=[found.public_id]) for name in ("change", "remove")}
    ways["goal"] = reverse("thought-becomes-goal", args=[found.public_id])
    about_url = thing.get_absolute_url() if thing else ""
    change = Thought.objects.visible_to(request.viewer).filter(replaces=found).select_related("approval").first()
    return show_thought(request, found, change=change, about=found.about, about_url=about_url, ways=ways)


@require_http_methods(["GET", "HEAD", "POST"])
def change_thought(request: HubRequest, public_id: str) -> HttpResponse:
    """Write it anew, or for others. POST: the fields of ThoughtForm."""
    return _write(request, _own(request, public_id).as_last_written)


@require_POST
def thought_becomes_goal(request: HubRequest, public_id: str) -> HttpResponse:
    """What it says is next becomes a goal. POST `for_year` as become_goal says."""
    found = _own(request, public_id)
    step = NextStep(words=found.words, said_about=found.about[:200], entry=found.entry, thought=found)
    return redirect(become_goal(request, step))


@require_POST
def remove_thought(request: HubRequest, public_id: str) -> HttpResponse:
    """Take it away for good."""
    found = _own(request, public_id)
    found.delete()
    messages.success(request, _("It is gone."))
    return redirect(found.entry or found.goal or "my-thoughts")


def _own(request: HubRequest, public_id: str) -> Thought:
    own = Thought.objects.editable_by(request.viewer).select_related("entry__blog", "goal")
    return get_object_or_404(own, public_id=public_id)


def _new(request: HubRequest, **about: object) -> Thought:
    year = SchoolYear.current(request.school)
    return Thought(school=request.school, student=request.person, year=year, **about)


def _write(request: HubRequest, found: Thought) -> HttpResponse:
    return write_thought(request, found, back=found.entry or found.goal or "my-thoughts")
