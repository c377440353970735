"""Whether anything at all has been written to the database, asked so cheaply that every page can ask."""

from __future__ import annotations

import os
import sqlite3
import threading
from functools import cache

from django.db import connection

_one_at_a_time = threading.Lock()


def version_of_all() -> str:
    """Words that are others after every committed write, of whatever process; while they are equal nothing changed.

    PostgreSQL's snapshot names the transactions that are finished and those under way. SQLite counts the commits of
    all other connections (PRAGMA data_version), so a connection that never writes is kept for asking.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_snapshot()::text")
            return str(cursor.fetchone()[0])
    with _one_at_a_time:
        watcher = _watcher(str(connection.settings_dict["NAME"]), os.getpid())
        return str(watcher.execute("PRAGMA data_version").fetchone()[0])


@cache
def _watcher(file: str, _process: int) -> sqlite3.Connection:
    """The one of this process; one from before a fork is never used after it."""
    return sqlite3.connect(f"file:{file}?mode=ro", uri=True, isolation_level=None, check_same_thread=False)
