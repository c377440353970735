"""Networks from which machines write to the form for guests.

What gives a machine away is counted for each network, in the memory of each process. Once it is enough, all that comes
from there gets a short answer, at a fraction of what a page costs: a flood slows nobody else down (safety.md X11).
"""

from __future__ import annotations

from django.core.cache import cache

A_WHILE = 10 * 60
"""Seconds for which a network is remembered after its last sign."""
ENOUGH = 3
"""Signs after which nothing from a network is looked at for a while."""


def note_signs(network: str, signs: int) -> None:
    """Remember that so many came from there, if any did."""
    if signs:
        cache.add(_key(network), 0, A_WHILE)
        cache.incr(_key(network), signs)
        cache.touch(_key(network), A_WHILE)


def is_of_machines(network: str) -> bool:
    """Whether enough signs came from there lately."""
    return int(cache.get(_key(network), 0)) >= ENOUGH


def _key(network: str) -> str:
    return f"machines:{network}"
