"""One box over all that one may see."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render

from hub.audience.http import HubRequest
from hub.portal.found import page_of
from hub.portal.question import Question


@login_not_required  # Visitors find what is for everyone.
def search(request: HubRequest) -> HttpResponse:
    """Posts, pages, people, classes, shelves and words. GET: see Question.asked."""
    question = Question.asked(request.GET.dict())
    return render(request, "portal/search.html", {"here": "search", **page_of(question, request.viewer)})
