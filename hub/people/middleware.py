"""Ends sessions that are silent for too long, or too old; insists on the second step that a school asks for."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from hub.people.models import OpenSignIn
from hub.people.models.open_sign_in import hash_of_session
from hub.people.sign_in import (
    SECOND_STEP_BY,
    SESSION_LIMITS,
    STUDENT,
    begin_session,
    session_is_over,
    sign_out,
)

GetResponse = Callable[[HttpRequest], HttpResponse]
NOTED_EVERY = 60  # seconds: a page a minute writes, the others do not
# What whoever has to set up a second step can still reach: setting it up, the language, and going out.
STILL_OPEN = ("/me/", "/sign-out/", "/sign-in/", "/new-password/", "/forgot-password/", "/static/")


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


class SecondStepMiddleware:
    """Leads whoever should have set up a second step by now to the page for it, from every other page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        day = request.session.get(SECOND_STEP_BY) if request.user.is_authenticated else None
        if not day or request.path.startswith(STILL_OPEN):
            return self.get_response(request)
        is_over = datetime.date.fromisoformat(day) < timezone.localdate()
        return redirect("set-up-codes") if is_over else self.get_response(request)
