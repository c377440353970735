"""Addresses that are bound to one mail: what is sent to them is an answer to it, or the news that it came back.

hub@school.example becomes hub+r-1z-k3v…@school.example: what it is for, the number of the mail, and a signature that
nobody else can make. In small letters and digits, because mail servers on the way may change capitals.
"""

from __future__ import annotations

import base64
import re
from enum import StrEnum

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

_BOUND = re.compile(r"\+([rb])-([0-9a-z]{1,13})-([a-z2-7]{24})$")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Purpose(StrEnum):
    """What such an address is for."""

    REPLY = "r"
    BOUNCE = "b"


def bound_address(purpose: Purpose, number: int) -> str:
    """The address for this mail; "" where no mail comes back to the hub (EMAIL_REPLIES is not set)."""
    if not settings.EMAIL_REPLIES:
        return ""
    name, _at, domain = settings.EMAIL_REPLIES.partition("@")
    return f"{name}+{purpose}-{_in_digits(number)}-{_signature(purpose, number)}@{domain}"


def read_address(address: str) -> tuple[Purpose, int] | None:
    """What an address is for and the number of the mail; None for one that we did not make."""
    name, _at, domain = address.strip().lower().rpartition("@")
    ours, _at, our_domain = settings.EMAIL_REPLIES.lower().partition("@")
    found = _BOUND.search(name)
    if not found or domain != our_domain or name[: found.start()] != ours:
        return None
    purpose, number = Purpose(found[1]), int(found[2], 36)
    return (purpose, number) if constant_time_compare(found[3], _signature(purpose, number)) else None


def _signature(purpose: Purpose, number: int) -> str:
    told = salted_hmac(f"hub.mail.{purpose.name.lower()}", str(number), algorithm="sha256").digest()
    return base64.b32encode(told[:15]).decode().lower()


def _in_digits(number: int) -> str:
    digits = ""
    while number:
        number, last = divmod(number, 36)
        digits = _DIGITS[last] + digits
    return digits or "0"
