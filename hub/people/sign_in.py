"""The one seam through which every way of signing in ends.

A way (class code and pictures, card, e-mail and password) finds out who somebody is and calls `sign_in`. Nothing else
makes a session. Single sign-on will be one more way: its view checks what the school's provider says, finds the person
and calls `sign_in`, and everything here holds for it too: a new session key, limits by role, the list of open sign-ins.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.dispatch import Signal
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from hub.people.models import OpenSignIn, Person
from hub.people.models.open_sign_in import hash_of_session

# person signed in; the school shortens the session of its students. Sent with `request` and `person`.
person_signed_in = Signal()
# a wrong guess was made; the school writes it down. Sent with `request` and `person`, None where nobody was meant.
sign_in_failed = Signal()

BACKEND = "django.contrib.auth.backends.ModelBackend"
SESSION_LIMITS = "hub_limits"


@dataclass(frozen=True)
class Limits:
    """How many seconds a session lasts without a sign of life, and at the longest (safety.md C7)."""

    idle: int
    longest: int


ADULT = Limits(idle=30 * 60, longest=12 * 60 * 60)
STUDENT = Limits(idle=30 * 60, longest=8 * 60 * 60)


def sign_in(request: HttpRequest, person: Person) -> None:
    """Sign this person in: a session with a new key, an entry in their list, and the limits of their role."""
    request.session.flush()
    login(request, person, backend=BACKEND)
    begin_session(request, ADULT)
    OpenSignIn.objects.create(
        person=person,
        session_hash=hash_of_session(request.session.session_key),
        device=device_words(request.headers.get("User-Agent", "")),
    )
    person_signed_in.send(sender=Person, request=request, person=person)


def sign_out(request: HttpRequest) -> None:
    """End this session."""
    OpenSignIn.objects.filter(session_hash=hash_of_session(request.session.session_key)).delete()
    logout(request)


def sign_out_everywhere(request: HttpRequest, person: Person) -> None:
    """End all sessions of this person, this one too."""
    person.end_sign_ins()
    sign_out(request)


def keep_only_this(request: HttpRequest, person: Person) -> None:
    """End all other sessions of this person, after a change of password."""
    person.end_sign_ins()
    sign_in(request, person)


def begin_session(request: HttpRequest, limits: Limits) -> None:
    """Let the session's clocks start now."""
    request.session["hub_started"] = request.session["hub_seen"] = int(time.time())
    limit_session(request, limits)


def limit_session(request: HttpRequest, limits: Limits) -> None:
    """Give this session its limits; whoever knows the person's role says which."""
    request.session[SESSION_LIMITS] = [limits.idle, limits.longest]


def where_next(request: HttpRequest, wished: str | None) -> str:
    """The address to go to after signing in: the wished one when it is a path of this hub, else one's desk."""
    if wished and wished.startswith("/") and url_has_allowed_host_and_scheme(wished, allowed_hosts=None):
        return wished
    try:
        return reverse(settings.LOGIN_REDIRECT_URL)
    except NoReverseMatch:
        return "/"


_BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("OPR", "Opera"), ("Chrom", "Chrome"), ("Safari", "Safari"))
_MACHINES = (
    ("CrOS", "Chromebook"),
    ("iPad", "iPad"),
    ("iPhone", "iPhone"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def device_words(agent: str) -> str:
    """What a browser says it is, in words that its owner knows: "Chrome, Chromebook"."""
    browser = next((word for sign, word in _BROWSERS if re.search(sign, agent)), "")
    machine = next((word for sign, word in _MACHINES if sign in agent), "")
    return ", ".join(filter(None, (browser, machine))) or _("a device")


def session_is_over(session: Any, now: int) -> bool:
    """Whether a signed-in session has been silent for too long or is too old."""
    idle, longest = session[SESSION_LIMITS]
    return bool(now - session["hub_seen"] > idle or now - session["hub_started"] > longest)
