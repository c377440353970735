"""A next step becomes a goal of this year or the next."""

from __future__ import annotations

from django.contrib import messages
from django.utils.translation import gettext as _

from hub.audience.http import HubRequest
from hub.reflections.models import Goal, NextStep
from hub.reflections.terms import THIS, terms_of


def become_goal(request: HubRequest, step: NextStep) -> Goal:
    """The goal that the step became. POST `for_year`: "this" or "next"; this one where the next is not known."""
    terms = terms_of(request.person, request.school)
    term = terms.get(request.POST.get("for_year", THIS), terms[THIS])
    goal = step.become_goal(request.person, request.school, grade=term.grade, year=term.year)
    messages.success(request, _("It is a goal now."))
    return goal


def goal_that_it_became(request: HubRequest, words: str) -> Goal | None:
    """The goal that these words became already."""
    step = NextStep.objects.visible_to(request.viewer).filter(words=words).select_related("goal").first()
    return step.goal if step else None
