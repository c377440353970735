"""Coming in by the link of a mail: it opens a family's pages and nothing else, and signs nobody in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from hub.audience.http import HubRequest
from hub.audience.languages import first_spoken
from hub.design.headers import kept_secret
from hub.families.family_viewer import FamilyViewer
from hub.families.models import FamilyLink

Parameters = ParamSpec("Parameters")
OVER = 410


def by_family_link(
    view: Callable[Concatenate[HubRequest, FamilyLink, FamilyViewer, Parameters], HttpResponseBase],
) -> Callable[Concatenate[HubRequest, str, Parameters], HttpResponseBase]:
    """The view, for whoever has a link that works, in the guardian's language, or the browser's where they chose none.
    A link that has ended, or whose reader guards nobody here today, says that it is over; one that we never made is not
    there."""

    def coming_in(
        request: HubRequest, token: str, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> HttpResponseBase:
        link = known_link(request, token)
        viewer = FamilyViewer(link.school, link.guardian)
        accepted = first_spoken(request.headers.get("Accept-Language", ""))
        language = link.guardian.language or accepted or link.school.language
        with translation.override(language):
            if link.works(viewer.now) and viewer.standing.children:
                answer = view(request, link, viewer, *args, **kwargs)
            else:
                context = {"again_url": reverse("family-link-again", args=[token])}
                answer = render(request, "families/link_over.html", context, status=OVER)
        answer.headers["Content-Language"] = language
        return kept_secret(answer)

    return wraps(view)(coming_in)  # type: ignore[return-value]  # A wrapped function is called as the one it wraps.


def known_link(request: HubRequest, token: str) -> FamilyLink:
    """The link of this token. Raises Http404 for one that we did not make."""
    link = FamilyLink.objects.signed(token, request.school)
    if link is None:
        raise Http404
    return link
