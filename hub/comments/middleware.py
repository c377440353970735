"""The short answer for machines that write to the form for guests."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import escape

from hub.audience.languages import first_spoken
from hub.comments.machines import A_SIGN, A_WHILE, is_of_machines, note_signs
from hub.people.network import network_of

GetResponse = Callable[[HttpRequest], HttpResponse]
_WORDS = "[what somebody wrote]"
_FORM = re.compile(r"^/comments/on/[^/]+/as-guest/$")


class MachinesMiddleware:
    """Answers networks of machines before sessions, schools and the database are asked for anything."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _FORM.match(request.path_info):
            return self.get_response(request)
        network = network_of(request)
        if is_of_machines(network):
            return short_answer(request)
        response = self.get_response(request)
        if response.status_code == 403:  # Sent without the token that each form has.
            note_signs(network, A_SIGN)
        return response


def short_answer(request: HttpRequest) -> HttpResponse:
    """What a machine gets; and somebody who was taken for one, who finds their words in it."""
    words = request.POST.get("text", "")
    page = _page(first_spoken(request.headers.get("Accept-Language", "")), _WORDS if words else "")
    content = page.replace(_WORDS, escape(words))
    return HttpResponse(content, status=429, headers={"Retry-After": str(A_WHILE), "Cache-Control": "no-store"})


@cache  # Most of what the answer costs.
def _page(language: str, words: str) -> str:
    with translation.override(language):
        return render_to_string("comments/not_now.html", {"text": words})
