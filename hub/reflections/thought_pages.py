"""The page of a reflection and the page for writing one, whatever it is about."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hub.audience.http import HubRequest
from hub.audience.kindly import kind_words_first
from hub.audience.telling import tell_noticed
from hub.reflections.becoming import goal_that_it_became
from hub.reflections.models import AnyThought
from hub.reflections.prompts import prompts_for
from hub.reflections.terms import terms_of
from hub.reflections.thought_form import ThoughtForm


def show_thought(
    request: HubRequest,
    found: AnyThought,
    *,
    change: AnyThought | None,
    about: str,
    about_url: str,
    ways: dict[str, str],
) -> HttpResponse:
    """The page of a reflection. `change`: one that is not let in, where the viewer may read that; `about`: what it is
    about, as far as they may see that; `ways`: where its writer changes it, takes it away and makes a goal of it."""
    is_own = found.student_id == request.person.pk
    is_told = is_own or request.viewer.is_staff_member
    context: dict[str, object] = {"thought": found, "is_own": is_own, "ways": ways}
    context |= {"about": about, "about_url": about_url, "change": change}
    context["name"] = request.viewer.name_of(found.student)
    context["state"] = found.state if is_told else ""
    if is_own and "goal" in ways:
        context["terms"] = list(terms_of(request.person, request.school).values())
        context["goal"] = goal_that_it_became(request, found.words)
    return render(request, "reflections/thought.html", context)


def write_thought(request: HubRequest, found: AnyThought, *, back: Any) -> HttpResponse:
    """The page for writing a reflection. POST: the fields of ThoughtForm; then on to `back`, as redirect() takes it;
    `as_it_is` when the writer has read the kind word about it."""
    asked = prompts_for(request.person, request.school)
    form = ThoughtForm(
        request.POST if request.method == "POST" else None, thought=found, viewer=request.viewer, asked=asked
    )
    is_valid = form.is_valid()
    kindly = kind_words_first(request.POST, form.cleaned_data["words"], request.viewer) if is_valid else []
    if is_valid and not kindly:
        kept = form.keep(by=request.person)
        waits = kept.state and not kept.is_with_lead
        messages.success(request, _("Kept. A teacher reads it first.") if waits else _("Kept."))
        tell_noticed(request, [kept.words])
        return redirect(back)
    context = {"here": "desk", "form": form, "about": found.about, "kind_words": kindly}
    return render(request, "reflections/write_thought.html", context, status=422 if form.errors or kindly else 200)
