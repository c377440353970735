"""Leaving the mails about one child."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hub.audience.http import HubRequest
from hub.design.headers import kept_secret
from hub.families.models import LeftLetters
from hub.families.staying_away import guardianship_of, stay_away


@csrf_exempt  # A mail program sends the POST by itself (RFC 8058), and the signed address is what it knows.
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave_letters(request: HubRequest, token: str) -> HttpResponseBase:
    """No mails about this child any more, for whoever has the link of such a mail. GET asks; POST does it, or with
    `again` undoes it."""
    guardianship = guardianship_of(token, request.school)
    if guardianship is None:
        raise Http404
    if request.method == "POST":
        stay_away(guardianship, away="again" not in request.POST)
    context = {
        "child": guardianship.student,
        "has_left": LeftLetters.objects.filter(guardianship=guardianship).exists(),
    }
    with translation.override(guardianship.guardian.language or guardianship.school.language):
        return kept_secret(render(request, "families/leave.html", context))
