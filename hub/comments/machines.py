"""Networks from which machines write to the form for guests.

What gives a machine away is counted for each network, in the memory of each process. Once it is enough, all that comes
from there gets a short answer, at a fraction of what a page costs: a flood slows nobody else down (safety.md X11).
"""

from __future__ import annotations

from django.core.cache import cache

A_WHILE = 10 * 60
"""Seconds for which a network is remembered after its last sign."""
ENOUGH, A_SIGN, A_DOUBT = 9, 3, 1
"""What the signs of a network have to come to until nothing from there is looked at for a while; how much a sign counts
that may be a mistake once, and what a person does who tries again and again."""


def note_signs(network: str, signs: int) -> None:
    """Remember what came from there, if it counts anything."""
    if signs:
        cache.set(_key(network), _signs_of(network) + signs, A_WHILE)


def is_of_machines(network: str) -> bool:
    """Whether enough signs came from there lately."""
    return _signs_of(network) >= ENOUGH


def _signs_of(network: str) -> int:
    return int(cache.get(_key(network), 0))


def _key(network: str) -> str:
    return f"machines:{network}"
