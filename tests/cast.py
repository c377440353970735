"""The cast as a fixture: `def test_…(cast)` knows everybody at the school by name."""

import datetime
import pickle
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.db import connection

from samples.cast import Cast, build_cast

READS = ("SELECT", "SAVEPOINT", "RELEASE")
_BUILT: dict[tuple[Any, ...], tuple[list[tuple[str, Any]], bytes]] = {}


@pytest.fixture
def cast(db: None) -> Cast:
    """Harbour Hill School with a small cast; see samples/cast.py."""
    is_taken_back = connection.vendor == "sqlite" and connection.in_atomic_block
    return told_again() if is_taken_back and not time_machine.escape_hatch.is_travelling() else build_cast()


@pytest.fixture
def other_cast(cast: Cast) -> Cast:
    """A second school on the same hub, with people of the same first names; from now on host names matter."""
    return build_cast("Quiet Bay School", host="quiet.test")


def told_again() -> Cast:
    """As it was built in this hour (days begin with one, in Lisbon and in UTC) in a database that stood at the same
    numbers: told what it was told then, it gives everything the same number once more. Building takes five times as
    long, and nearly every test begins with it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name")
        key = (datetime.datetime.now(datetime.UTC).replace(minute=0, second=0, microsecond=0), *cursor.fetchall())
        if key not in _BUILT:
            _BUILT[key] = _built()
        else:
            for sql, given in _BUILT[key][0]:
                cursor.execute(sql, given)
    cast: Cast = pickle.loads(_BUILT[key][1])  # noqa: S301  Our own.
    return cast


def _built() -> tuple[list[tuple[str, Any]], bytes]:
    """All that is written while it is built, and the cast."""
    written, waiting = [], len(connection.run_on_commit)

    def note(execute: Callable[..., Any], sql: str, given: Any, many: bool, context: Any) -> Any:
        if not sql.startswith(READS):
            assert not many, "It is told one by one."
            written.append((sql, given))
        return execute(sql, given, many, context)

    with connection.execute_wrapper(note):
        cast = build_cast()
    assert len(connection.run_on_commit) == waiting, "What follows a commit would not be there when it is told again."
    return written, pickle.dumps(cast)
