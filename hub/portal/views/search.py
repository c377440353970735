"""One box over all that one may see."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from hub.audience.http import HubRequest
from hub.portal.found import page_of, short_list_of
from hub.portal.question import Question


@login_not_required  # Visitors find what is for everyone.
def search(request: HubRequest) -> HttpResponse:
    """Posts, pages, people, classes, shelves and words. GET: see Question.asked."""
    question = Question.asked(request.GET.dict())
    return render(request, "portal/search.html", {"here": "search", **page_of(question, request.viewer)})


@never_cache
@login_not_required  # Visitors find what is for everyone.
def search_at_once(request: HubRequest) -> HttpResponse:
    """A part of a page: the first of what is found, while somebody types. GET: see Question.asked."""
    question = Question.asked(request.GET.dict())
    return render(request, "portal/_at_once.html", short_list_of(question, request.viewer))
