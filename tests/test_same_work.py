"""What is hidden costs the hub as much as what is not there, so that no stopwatch tells them apart (safety.md L4).

A stopwatch in a test would tell how busy this machine is. So the work itself is counted: what the database is asked,
and how many functions are called until the answer is there.
"""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Iterator
from types import FrameType

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from time_machine import TimeMachineFixture

from samples.cast import Cast
from tests.urls_table import PEOPLE, URLS
from tests.world import World, build_world

SHARE = 0.03
"""By so much of it the work may differ."""
SEEN = frozenset({"report", "end-mentorship"})
"""Where somebody is refused what they see and may know of: their own words; that somebody teaches here."""
VALUE = re.compile(r"'[^']*'|\b\d[\d.:+-]*\b")
Work = tuple[int, list[str], int]


@pytest.mark.once
@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["visitor", "student of another class"])
def test_what_is_hidden_takes_as_much_work_as_what_is_not_there(
    cast: Cast, kind: str, time_machine: TimeMachineFixture
):
    world, client, counted, odd = build_world(cast), Client(), 0, []
    time_machine.move_to(timezone.now(), tick=False)  # Or a minute is over meanwhile, and the session is noted.
    if (name := PEOPLE[kind]) is not None:
        client.force_login(getattr(cast, name))
    for hidden, missing, is_sent in _pairs(world, kind):
        one, other = (_work(client, address, is_sent=is_sent) for address in (hidden, missing))
        if not _alike(one, other):
            one, other = (_least(client, address, is_sent=is_sent) for address in (hidden, missing))
        counted += one[0] == 404
        if not _alike(one, other):
            more = [sql for sql in one[1] if sql not in other[1]]
            odd.append(f"{hidden}: {one[0]}, {one[2]} calls; {missing}: {other[0]}, {other[2]} calls; {more}")

    assert counted > 10
    assert not odd, "\n".join(odd)


def _pairs(world: World, kind: str) -> Iterator[tuple[str, str, bool]]:
    """The addresses of what is there and hidden from this kind of person, each beside one of nothing; and whether
    something is sent there. That Mei has a blog everybody knows."""
    for name, rows in URLS.items():
        for row in () if name in SEEN else rows:
            allowed = row.opens if row.posts is None else row.posts
            args = row.args(world)
            if allowed and kind not in allowed and args and isinstance(args[-1], str) and args != ["mei"]:
                nothing = "B" * 22 if len(args[-1]) == 22 else "no-such-thing"
                yield reverse(name, args=args), reverse(name, args=[*args[:-1], nothing]), row.posts is not None


def _alike(one: Work, other: Work) -> bool:
    return one[:2] == other[:2] and abs(one[2] - other[2]) <= SHARE * max(one[2], other[2])


def _least(client: Client, address: str, *, is_sent: bool) -> Work:
    """The status, the questions without what is asked for, and the number of calls where nothing is tidied beside."""
    return min((_work(client, address, is_sent=is_sent) for _turn in range(3)), key=lambda work: work[2])


def _work(client: Client, address: str, *, is_sent: bool) -> Work:
    ask = client.post if is_sent else client.get
    with CaptureQueriesContext(connection) as asked, _Counter() as calls:
        answer = ask(address)
    return answer.status_code, [VALUE.sub("?", query["sql"]) for query in asked.captured_queries], calls.number


class _Counter:
    """Counts calls of functions for as long as the block lasts."""

    def __init__(self) -> None:
        self.number = 0

    def __enter__(self) -> _Counter:
        gc.disable()
        sys.setprofile(self._called)
        return self

    def __exit__(self, *_error: object) -> None:
        sys.setprofile(None)
        gc.enable()

    def _called(self, _frame: FrameType, event: str, _argument: object) -> None:
        self.number += event == "call"
