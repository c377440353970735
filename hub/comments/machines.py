"""Networks from which machines write to the form for guests, or report what they see.

What gives a machine away is counted for each network, by all processes together. Once it is enough, all that comes
from there gets a short answer, at a fraction of what a page costs: a flood slows nobody else down (safety.md X11).

In a flood its first sign, or doubt, is enough. There is a flood when the signs from everywhere, in these ten minutes of
the clock, come to what twenty networks give away until they are known, which those of people never do. A person who is
taken for a machine meanwhile finds their words in the answer.

The counts are files. Two written at one moment may become one, and some go when there are very many: a machine of
which nothing is left gives itself away again.
"""

from __future__ import annotations

import time
import zlib
from contextlib import suppress

from django.core.cache import caches
from django.utils.crypto import salted_hmac

A_WHILE = 10 * 60
"""Seconds for which a network is remembered after its last sign."""
ENOUGH, A_SIGN, A_DOUBT = 9, 3, 1
"""What the signs of a network have to come to until nothing from there is looked at for a while; how much a sign counts
that may be a mistake once, and what a person does who tries again and again."""
A_FLOOD = 20 * ENOUGH
"""What the signs from everywhere come to in a flood."""


def note_signs(network: str, signs: int) -> None:
    """Remember what came from there, if it counts anything."""
    if signs:
        _keep(network, ENOUGH if _is_flood_with(signs) else _signs_of(network) + signs)


def is_of_machines(network: str) -> bool:
    """Whether enough signs came from there lately."""
    return _signs_of(network) >= ENOUGH


def forget_all() -> None:
    """Know of no network any more."""
    caches["shared"].clear()


def _is_flood_with(signs: int) -> bool:
    """Count them for everywhere, until that is enough; whether it is."""
    everywhere = f"everywhere in {int(time.time()) // A_WHILE}"
    counted = _signs_of(everywhere)
    if counted < A_FLOOD:
        counted += signs
        _keep(everywhere, counted)
    return counted >= A_FLOOD


def _signs_of(whose: str) -> int:
    with suppress(OSError, zlib.error):  # No folder, or a file that a power cut left half written.
        return int(caches["shared"].get(_key(whose), 0))
    return 0


def _keep(whose: str, signs: int) -> None:
    with suppress(OSError):  # A full disk keeps nobody from commenting.
        caches["shared"].set(_key(whose), signs, A_WHILE)


def _key(whose: str) -> str:
    """What does not tell the network to whoever reads the folder."""
    return salted_hmac("machines", whose).hexdigest()
