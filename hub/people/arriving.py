"""What follows when a grown-up has given the right password: the second step, or coming in."""

from __future__ import annotations

import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from hub.people import second_step, slow_down
from hub.people.half_way import HalfWay
from hub.people.known_device import KnownDevice, remember
from hub.people.models import Person
from hub.people.news import tell
from hub.people.sign_in import SECOND_STEP_BY, device_words, sign_in, where_next


def let_in(request: HttpRequest, person: Person, wished: str) -> HttpResponse:
    """Whoever has given the right password comes in, or is asked for the second step first."""
    if second_step.is_on(person):
        HalfWay.begin(request, person, wished)
        return redirect("sign-in-code")
    return arrive(request, person, wished)


def arrive(request: HttpRequest, person: Person, wished: str, *, is_proven: bool = False) -> HttpResponse:
    """Whoever has shown all that is asked comes in. When it is on a device that does not know them, they are told.

    `is_proven`: they came in a way that needs no second step, so that none is asked of this session.
    """
    account = slow_down.account_of_email(person.email or "")
    device = KnownDevice.of(request)
    if person.last_login and not (device and device.knows(account)):
        tell(person, "new-device", device=device_words(request.headers.get("User-Agent", "")))
    sign_in(request, person)
    if is_proven:
        request.session.pop(SECOND_STEP_BY, None)
    if day := request.session.get(SECOND_STEP_BY):
        messages.info(request, _by_when(datetime.date.fromisoformat(day)))
    response = redirect(where_next(request, wished))
    remember(request, response, account)
    return response


def _by_when(day: datetime.date) -> str:
    if day < timezone.localdate():
        return _("Your school asks you for a second step when you sign in. Set it up now; it takes two minutes.")
    words = _("Your school asks you for a second step when you sign in. Set it up under “Me”, by %(day)s.")
    return words % {"day": formats.date_format(day)}
