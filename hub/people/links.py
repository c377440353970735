"""Links by which somebody chooses a password: sent by mail when it is forgotten, or given by the school."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from typing import Any

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from hub.people.models import Person


class PasswordLink(Enum):
    """A kind of link, and how long it holds."""

    FORGOTTEN = timedelta(minutes=60)
    INVITATION = timedelta(days=14)

    def make(self, person: Person) -> str:
        """The secret part of the address. It holds until a password is chosen or the e-mail address changes."""
        return signing.dumps([person.public_id, _state(person)], salt=self._salt)

    @classmethod
    def person_for(cls, token: str) -> Person | None:
        """Whoever this link was made for, when it still holds."""
        for kind in cls:
            try:
                told: Any = signing.loads(token, salt=kind._salt, max_age=kind.value)
            except signing.BadSignature:
                continue
            person = Person.objects.get_queryset().active().filter(public_id=told[0]).first()
            if person is not None and constant_time_compare(told[1], _state(person)):
                return person
        return None

    @property
    def _salt(self) -> str:
        return f"hub.people.password-link.{self.name.lower()}"


def _state(person: Person) -> str:
    """Changes when the link is used, so that it works once."""
    told = f"{person.password} {person.email}"
    return salted_hmac("hub.people.password-link", told, algorithm="sha256").hexdigest()[:32]
