"""Finds the school and builds the viewer for each request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control, patch_vary_headers

from hub.audience.languages import language_for
from hub.audience.viewer import Viewer
from hub.school.hosts import host_of
from hub.school.models import School

GetResponse = Callable[[HttpRequest], HttpResponse]


class ViewerMiddleware:
    """Gives the request its school and viewer, and speaks the viewer's language in the school's time zone."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        school = School.objects.select_related("policy").at_host(host_of(request))
        request.school = school  # type: ignore[attr-defined]  # HubRequest says so.
        person = request.user if request.user.is_authenticated else None
        if person is not None:
            request.person = person  # type: ignore[attr-defined]
        if school is None:
            return self.get_response(request)
        viewer = Viewer(school, person)
        request.viewer = viewer  # type: ignore[attr-defined]
        language = language_for(viewer, request.headers.get("Accept-Language", ""))
        with timezone.override(viewer.school.zone), translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
        if viewer.is_signed_in:
            patch_cache_control(response, private=True, no_cache=True)
        if not school.policy.search_engines_welcome:
            response.headers.setdefault("X-Robots-Tag", "noindex")
        patch_vary_headers(response, ["Cookie"])
        return response
