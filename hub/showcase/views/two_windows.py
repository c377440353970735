"""Two windows wrote in the same form: both texts, for whoever is asked which one stays."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string

from hub.audience.http import HubRequest
from hub.showcase.steps.kept import Kept, base_of


def is_in_background(request: HubRequest) -> bool:
    """Whether a form is sent by itself while somebody types, and is answered as
    hub/design/static/design/js/autosave.js says."""
    return "application/json" in request.headers.get("Accept", "")


def other_text(kept: list[Kept], here_url: str) -> dict[str, Any]:
    """The context of showcase/_two_texts.html, but for `form`. `here_url`: the page without what is sent."""
    return {"other": [field for field in kept if field.shown], "mine": base_of(kept), "here_url": here_url}


def both_texts(request: HubRequest, kept: list[Kept], here_url: str, *, form: str = "step") -> HttpResponse:
    """The answer to a form that was sent by itself after another window had written. `form`: its id in the page."""
    context = other_text(kept, here_url) | {"form": form}
    note = render_to_string("showcase/_two_texts.html", context, request=request)
    fields = {field.name: field.words for field in kept}
    return JsonResponse({"conflict": True, "base": base_of(kept), "fields": fields, "note": note}, status=409)
