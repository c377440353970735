"""Some acts are asked to be sure of: whoever has not shown for five minutes who they are shows it again (safety.md C9).

A session that was left open on a desk, or taken, cannot hand out roles, change the rules, or take a second step away.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.people.sign_in import where_next

LASTS = 5 * 60
SHOWN_AT = "hub_shown_at"

P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
A = TypeVar("A", bound=HttpResponseBase)


def is_sure(request: HttpRequest) -> bool:
    """Whether this person has shown within five minutes who they are, by signing in or again since."""
    shown_at = max(int(request.session.get("hub_started", 0)), int(request.session.get(SHOWN_AT, 0)))
    return time.time() - shown_at <= LASTS


def has_shown(request: HttpRequest) -> None:
    """They have just shown it."""
    request.session[SHOWN_AT] = int(time.time())


def be_sure_first(view: Callable[Concatenate[R, P], A]) -> Callable[Concatenate[R, P], A | HttpResponse]:
    """Stands above a view that asks for it. Afterwards one is on the page again from which one came."""

    @wraps(view)
    def guarded(request: R, /, *args: P.args, **kwargs: P.kwargs) -> A | HttpResponse:
        if is_sure(request):
            return view(request, *args, **kwargs)
        if request.method == "POST":
            messages.info(request, _("Nothing is changed yet. Show that it is you, then do it again."))
        return redirect(f"{reverse('be-sure')}?{urlencode({'next': _page_of(request)})}")

    return guarded


def _page_of(request: HttpRequest) -> str:
    """The page itself, or the one whose button was pressed."""
    if request.method != "POST":
        return request.get_full_path()
    return where_next(request, urlsplit(request.headers.get("Referer", "")).path)
