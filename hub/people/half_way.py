"""Whoever has given the right password and still has to take the second step: signed in they are not yet."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from hub.people.models import Person

KEY = "hub_half_way"
LASTS = 10 * 60


@dataclass(frozen=True)
class HalfWay:
    """Who it is, and the page they wished to see."""

    person: Person
    wished: str

    @classmethod
    def begin(cls, request: HttpRequest, person: Person, wished: str) -> None:
        """Remember it in a session of its own, for ten minutes and until the password changes."""
        request.session.flush()
        request.session[KEY] = [person.pk, person.get_session_auth_hash(), int(time.time()), wished]

    @classmethod
    def of(cls, request: HttpRequest) -> HalfWay | None:
        """Who is half way in this session, if anybody still is."""
        pk, shown, began, wished = request.session.get(KEY, (0, "", 0, ""))
        person = Person.objects.get_queryset().active().filter(pk=pk).first()
        if person is None or time.time() - began > LASTS:
            return None
        return cls(person, wished) if constant_time_compare(shown, person.get_session_auth_hash()) else None
