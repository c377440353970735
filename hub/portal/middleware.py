"""Nothing is open on a hub without a school but its setting up."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hub.school.models import School

GetResponse = Callable[[HttpRequest], HttpResponse]
OPEN = ("/set-up/", "/static/", "/health/")


class SetUpMiddleware:
    """Answers instead of all pages while no school stands at this address."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.school is not None or request.path.startswith(OPEN):  # type: ignore[attr-defined]  # HubRequest says so.
            return self.get_response(request)
        if School.objects.exists():
            return render(request, "portal/no_school_here.html", status=404)
        response = render(request, "portal/not_set_up.html", status=503)
        response.headers["Retry-After"] = "60"
        return response
