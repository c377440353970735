"""The secret from which a phone makes a new code each half minute."""

from __future__ import annotations

import base64
import secrets
import time

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.db import models

from hub.people.models.person import Person
from hub.people.sealing import seal, unseal

DIGITS = 6
STEP = 30  # seconds
NEVER = 0


class TimeCode(models.Model):
    """A person's time codes (RFC 6238, with the figures that all such apps know)."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="time_code")
    sealed_secret = models.CharField(max_length=255)
    # Counted from 1970. A code works once: neither does it again, nor does an earlier one after it.
    last_step = models.BigIntegerField(default=NEVER)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"Time codes of {self.person}"

    @classmethod
    def start(cls, person: Person, secret: str, *, used: int = NEVER) -> TimeCode:
        """Let this secret be the person's from now on. `used`: the half minute whose code has shown it."""
        told = {"sealed_secret": seal(secret), "last_step": used}
        made, _new = cls.objects.update_or_create(person=person, defaults=told)
        return made

    def takes(self, code: str) -> bool:
        """Whether this is the code of now, or of half a minute earlier or later. It works once, for one process."""
        step = step_of(unseal(self.sealed_secret) or "", code)
        return step is not None and bool(TimeCode.objects.filter(pk=self.pk, last_step__lt=step).update(last_step=step))


def new_secret() -> str:
    """160 bits, as apps take them."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def address_for_apps(secret: str, person: Person, hub: str) -> str:
    """What the picture says to an app: whose codes, and of which hub."""
    return _totp(secret).get_provisioning_uri(person.email or person.first_name, hub)


def step_of(secret: str, code: str) -> int | None:
    """The half minute that this code is of, when it is one of the three around now."""
    typed = code.replace(" ", "")
    if not secret or len(typed) != DIGITS or not typed.isascii():
        return None
    now = int(time.time()) // STEP
    right = [step for step in (now - 1, now, now + 1) if secrets.compare_digest(code_at(secret, step), typed)]
    return right[-1] if right else None


def code_at(secret: str, step: int) -> str:
    """The code of this half minute."""
    return _totp(secret).generate(step * STEP).decode()


def _totp(secret: str) -> TOTP:
    return TOTP(base64.b32decode(secret), DIGITS, SHA1(), STEP)  # noqa: S303 - what all apps know; as an HMAC it is sound
