"""The questions that start a reflection: the school's own, in the place of those that are built in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.audience.http import HubRequest
from hub.portal.forms.prompts import PromptForm
from hub.portal.managing import for_managers
from hub.reflections.models import Prompt, ThoughtKind
from hub.reflections.prompts import YOUNG_UNTIL, built_in


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def manage_prompts(request: HubRequest) -> HttpResponse:
    """What is asked, and a new question. POST: the fields of PromptForm."""
    _for_administrators(request)
    form = PromptForm(request.POST or None, school=request.school)
    if form.is_valid():
        form.save()
        messages.success(request, _("Students are asked this from now on."))
        return redirect("manage-prompts")
    context = {"form": form, "kinds": _kinds(request)}
    return render(request, "portal/manage_prompts.html", context, status=422 if form.errors else 200)


@require_POST
@for_managers
def remove_prompt(request: HubRequest, number: int) -> HttpResponse:
    """Ask it no more. What was answered keeps its question."""
    _for_administrators(request)
    get_object_or_404(Prompt, school=request.school, pk=number).delete()
    return redirect("manage-prompts")


def _for_administrators(request: HubRequest) -> None:
    if not request.viewer.is_administrator:
        raise Http404


def _kinds(request: HubRequest) -> list[dict[str, Any]]:
    own = list(Prompt.objects.filter(school=request.school))
    return [
        {
            "label": kind.label,
            "young": built_in(kind, YOUNG_UNTIL),
            "older": built_in(kind, YOUNG_UNTIL + 1),
            "own": [prompt for prompt in own if prompt.kind == kind],
        }
        for kind in ThoughtKind
    ]
