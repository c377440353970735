"""Of which kinds of people a test is about, and when."""

from __future__ import annotations

import os
import random
from collections.abc import Container, Iterable

import pytest
from _pytest.mark import ParameterSet

THOROUGH = os.environ.get("HUB_THOROUGH") == "yes"
"""Whether all is asked: for every kind of person, by every way, on every database, in the demonstration and with what
takes long; .ci/run does."""


def kinds(
    everybody: Iterable[str], *, always: Container[str], on_every_database: Container[str] | None = None
) -> list[ParameterSet]:
    """The parameters of a test that asks the same for each kind of person. For those who are not among `always` it is
    thorough; `on_every_database`: for whom it is asked on PostgreSQL, too (everybody, when nothing is said)."""
    return [
        pytest.param(
            kind,
            marks=[
                *([] if kind in always else [pytest.mark.thorough]),
                *([] if on_every_database is None or kind in on_every_database else [pytest.mark.once]),
            ],
        )
        for kind in everybody
    ]


def a_third(addresses: list[str]) -> list[str]:
    """All of them when it is thorough; else a third, another one with each --randomly-seed, which each run tells."""
    return addresses if THOROUGH else random.sample(addresses, len(addresses) // 3)


HANDS = pytest.mark.parametrize(
    "keys", [False, pytest.param(True, marks=pytest.mark.thorough)], ids=["phone", "keyboard"]
)
"""A long way through the hub, tapped; and the same by keyboard alone, which is thorough."""
