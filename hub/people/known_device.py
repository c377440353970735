"""The signed cookie by which a device is known to whom has signed in on it before."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

SALT = "hub.people.known-device"
LASTS = 400 * 24 * 60 * 60
REMEMBERS = 40  # accounts: a shared device of a class with some room


@dataclass(frozen=True)
class KnownDevice:
    """A device's own name and the accounts that have signed in on it, newest last, as short hashes."""

    name: str
    accounts: tuple[str, ...] = ()

    @classmethod
    def of(cls, request: HttpRequest) -> KnownDevice | None:
        """The device of this request; None when nobody has signed in on it, or the cookie is not ours."""
        try:
            told: Any = signing.loads(request.COOKIES.get(cookie_name(), ""), salt=SALT, max_age=LASTS)
            return cls(str(told["name"]), tuple(told["accounts"]))
        except (signing.BadSignature, KeyError, TypeError):
            return None

    def knows(self, account: str) -> bool:
        """Whether this account has signed in here."""
        return _short(account) in self.accounts


def remember(request: HttpRequest, response: HttpResponse, account: str) -> None:
    """Let the device know that this account has signed in on it."""
    device = KnownDevice.of(request) or KnownDevice(secrets.token_urlsafe(12))
    accounts = [*(known for known in device.accounts if known != _short(account)), _short(account)][-REMEMBERS:]
    response.set_cookie(
        cookie_name(),
        signing.dumps({"name": device.name, "accounts": accounts}, salt=SALT),
        max_age=LASTS,
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )


def cookie_name() -> str:
    """What the cookie is called; behind https it belongs to this host alone."""
    return "__Host-device" if settings.SECURE else "device"


def _short(account: str) -> str:
    return salted_hmac(SALT, account, algorithm="sha256").hexdigest()[:12]
