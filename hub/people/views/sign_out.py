"""Going out."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hub.people.sign_in import sign_out, sign_out_everywhere
from hub.people.views.signed_in import signed_in_person

# A shared computer keeps nothing: no page to go back to, no draft in the browser.
CLEAR = '"cache", "storage"'


@login_not_required  # Pressing it twice is no mistake.
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out of this device; looking at the address only asks."""
    if request.method != "POST":
        return render(request, "people/sign_out.html")
    sign_out(request)
    return _goodbye()


@never_cache
@require_POST
def leave_everywhere(request: HttpRequest) -> HttpResponse:
    """Sign out of all devices."""
    sign_out_everywhere(request, signed_in_person(request))
    return _goodbye()


def _goodbye() -> HttpResponse:
    response = redirect("sign-in")
    response.headers["Clear-Site-Data"] = CLEAR
    return response
