"""Ends sessions that are silent for too long, or too old."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from hub.people.models import OpenSignIn
from hub.people.models.open_sign_in import hash_of_session
from hub.people.sign_in import SESSION_LIMITS, STUDENT, begin_session, session_is_over, sign_out

GetResponse = Callable[[HttpRequest], HttpResponse]
NOTED_EVERY = 60  # seconds: a page a minute writes, the others do not


class SessionLimitsMiddleware:
    """Signs people out when their session has reached its limits; notes signs of life, at most once a minute."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time.time())
            if SESSION_LIMITS not in request.session:
                begin_session(request, STUDENT)  # Made elsewhere than in sign_in: the shortest limits.
            if session_is_over(request.session, now):
                sign_out(request)
            elif now - request.session["hub_seen"] >= NOTED_EVERY:
                request.session["hub_seen"] = now
                OpenSignIn.objects.filter(session_hash=hash_of_session(request.session.session_key)).update(
                    seen_at=timezone.now()
                )
        return self.get_response(request)
