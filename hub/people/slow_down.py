"""How guessing is slowed down without keeping anybody out (safety.md C4 and C5).

Each guess is counted twice. Under the account: at most 20 or so an hour are tried for all devices together that do not
know it; a device on which the account has signed in before has a count of its own, so that what strangers and
classmates do elsewhere does not touch its owner. And under the network: generously, because a whole school shares one
address; a right guess from there clears it, and its pauses are of seconds.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse

from hub.people.known_device import KnownDevice, remember
from hub.people.models import SignInPause
from hub.people.network import network_of

log = logging.getLogger("hub.people")

FREE_FOR_AN_ACCOUNT = 5
FREE_FOR_A_NETWORK = 400
LONGEST_FOR_A_NETWORK = timedelta(seconds=10)


@dataclass(frozen=True)
class Guess:
    """One try to sign in to an account from somewhere. Make it with `begin`."""

    account: str
    account_key: str
    network_key: str
    wait: timedelta

    def was_right(self, request: HttpRequest, response: HttpResponse) -> None:
        """Clear what was counted, and let the device be known to its owner."""
        self.clear()
        remember(request, response, self.account)

    def clear(self) -> None:
        """Start counting afresh."""
        SignInPause.forget(self.account_key, self.network_key)

    def was_wrong(self) -> None:
        """It has been counted already; say so where the operator looks."""
        log.warning("sign-in failed: %s from %s", self.account_key, self.network_key)

    @property
    def seconds(self) -> int:
        """Whole seconds to wait before the next try; 0 when this one may be made."""
        return -int(-self.wait.total_seconds() // 1)


def begin(request: HttpRequest, account: str) -> Guess:
    """Count one guess for this account; look at `seconds` before checking it.

    `account` is any steady name, also one that nobody has: "person:12", or `account_of_email(address)`.
    """
    device = KnownDevice.of(request)
    known = device is not None and device.knows(account)
    account_key = f"{account} on {device.name}" if device and known else account
    network_key = f"network {network_of(request)}"
    wait = SignInPause.begin(account_key, free=FREE_FOR_AN_ACCOUNT)
    if not wait and not known:
        wait = SignInPause.begin(network_key, free=FREE_FOR_A_NETWORK, longest=LONGEST_FOR_A_NETWORK)
    return Guess(account, account_key, network_key, wait)


def begin_code(request: HttpRequest) -> timedelta:
    """Count one guess of a class code; gives how long it has to wait. A device that is known here counts alone."""
    device = KnownDevice.of(request)
    key = f"codes {device.name}" if device else f"codes {network_of(request)}"
    return SignInPause.begin(key, free=FREE_FOR_A_NETWORK, longest=LONGEST_FOR_A_NETWORK)


def account_of_email(address: str) -> str:
    """The account name of an e-mail address; nothing of the address is kept."""
    return "email:" + hashlib.sha256(address.strip().lower().encode()).hexdigest()[:32]
