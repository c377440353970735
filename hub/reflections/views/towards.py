"""A post is what was done towards a goal, or not after all."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.blogs.models import Entry
from hub.reflections.models import Goal, Towards


@require_POST
def done_towards(request: HubRequest, public_id: str) -> HttpResponse:
    """A post of one's own was done towards a goal of one's own. POST `goal`: its public id."""
    post = own_post(request, public_id)
    own = Goal.objects.editable_by(request.viewer)
    goal = get_object_or_404(own, public_id=request.POST.get("goal", ""))
    Towards.put(post, goal)
    messages.success(request, _("It stands with your goal now."))
    return redirect(post)


@require_POST
def not_towards(request: HubRequest, public_id: str) -> HttpResponse:
    """It was not done towards this goal after all. POST `goal` as above; `back`: from the page of the goal."""
    link = get_object_or_404(
        Towards.objects.editable_by(request.viewer).select_related("goal", "entry__blog"),
        entry__public_id=public_id,
        goal__public_id=request.POST.get("goal", ""),
    )
    link.delete()
    return redirect(link.goal if "back" in request.POST else link.entry)


def own_post(request: HubRequest, public_id: str) -> Entry:
    """A post that the person made, and that is out; 404 for any other."""
    posts = Entry.objects.editable_by(request.viewer).out(request.viewer.now).posts().select_related("blog")
    return get_object_or_404(posts.filter(authors=request.person), public_id=public_id)
