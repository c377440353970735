"""People who write to a served hub over HTTP, each keeping a ledger of what the hub said it has.

A ledger has one line `sent KEY` before each request and one line `acked KEY` after its whole answer, synced at once:
what stands there does not depend on what the test process remembers.
"""

from __future__ import annotations

import http.client
import os
import threading
import time
import uuid
from pathlib import Path

from tests.sending import Sender


class Ledger:
    """What one client sent, and what it was told."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def note(self, word: str, key: str) -> None:
        """Write a line; when this returns it is on disk."""
        os.write(self._descriptor, f"{word} {key}\n".encode())
        os.fsync(self._descriptor)

    def close(self) -> None:
        """No more lines."""
        os.close(self._descriptor)

    def keys(self, word: str) -> list[str]:
        """The keys on the lines that begin with this word."""
        lines = [line.split() for line in self.file.read_text().splitlines()]
        return [key for first, key in lines if first == word]


class Writer(threading.Thread):
    """Writes posts and comments and now and then brings a picture, each key once, until told to stop."""

    def __init__(self, port: int, sender: Sender, ledger: Ledger, stopping: threading.Event) -> None:
        super().__init__(daemon=True)
        self.port, self.sender, self.ledger, self.stopping = port, sender, ledger, stopping
        self.acked = 0
        self.refusals: list[str] = []
        self.longest_wait = 0.0

    def run(self) -> None:
        """One request after the other. A key without an answer is left: nobody knows what became of it."""
        connection: http.client.HTTPConnection | None = None
        last = time.monotonic()
        while not self.stopping.is_set():
            try:
                connection = connection or self._connect()
                what = self.sender.next_turn(connection)
                key = f"{what}-{uuid.uuid4().hex}"
                self.ledger.note("sent", key)
                status, said = self.sender.send(connection, what, key)
            except (OSError, http.client.HTTPException):
                if connection is not None:
                    connection.close()
                connection = None
                time.sleep(0.1)
                continue
            if status in {200, 201, 302}:
                self.ledger.note("acked", key)
                self.acked += 1
                self.longest_wait, last = max(self.longest_wait, time.monotonic() - last), time.monotonic()
            else:
                self.refusals.append(f"{status} {said[:200]!r}")
        if connection is not None:
            connection.close()
        self.ledger.close()

    def _connect(self) -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.connect()
        return connection
