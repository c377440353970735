"""People who write to a served hub over HTTP, each keeping a ledger of what the hub said it has.

A ledger has one line `sent KEY` before each request and one line `acked KEY` after its whole answer, synced at once:
what stands there does not depend on what the test process remembers.
"""

from __future__ import annotations

import hashlib
import http.client
import io
import os
import threading
import time
import uuid
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

UPLOAD_EVERY = 5
TOKEN = "t" * 32


@dataclass(frozen=True)
class Desk:
    """Who writes, by session, and on which entry."""

    session: str
    entry: str


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
    """Writes comments and now and then brings a picture, each key once, until told to stop."""

    def __init__(self, port: int, desk: Desk, ledger: Ledger, stopping: threading.Event) -> None:
        super().__init__(daemon=True)
        self.port, self.desk, self.ledger, self.stopping = port, desk, ledger, stopping
        self.acked = 0
        self.refusals: list[str] = []
        self.longest_wait = 0.0

    def run(self) -> None:
        """One request after the other. A key without an answer is left: nobody knows what became of it."""
        connection: http.client.HTTPConnection | None = None
        number, last = 0, time.monotonic()
        while not self.stopping.is_set():
            try:
                connection = connection or self._connect()
                key, number = uuid.uuid4().hex, number + 1
                self.ledger.note("sent", key)
                status, said = self._send(connection, key, picture=number % UPLOAD_EVERY == 0)
            except (OSError, http.client.HTTPException):
                if connection is not None:
                    connection.close()
                connection = None
                time.sleep(0.1)
                continue
            if status in {201, 302}:
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

    def _send(self, connection: http.client.HTTPConnection, key: str, *, picture: bool) -> tuple[int, bytes]:
        body, content_type, path = self._upload(key) if picture else self._comment(key)
        headers = {"Cookie": f"sessionid={self.desk.session}; csrftoken={TOKEN}", "Content-Type": content_type}
        connection.request("POST", path, body, {**headers, "X-CSRFToken": TOKEN})
        answer = connection.getresponse()
        return answer.status, answer.read()

    def _comment(self, key: str) -> tuple[bytes, str, str]:
        body = f"text={key}&reply_to=&csrfmiddlewaretoken={TOKEN}".encode()
        return body, "application/x-www-form-urlencoded", f"/comments/on/{self.desk.entry}/"

    def _upload(self, key: str) -> tuple[bytes, str, str]:
        head = f'--{key}\r\nContent-Disposition: form-data; name="file"; filename="{key}.png"\r\n\r\n'
        return (
            head.encode() + picture_of(key) + f"\r\n--{key}--\r\n".encode(),
            f"multipart/form-data; boundary={key}",
            "/media/",
        )


def picture_of(key: str) -> bytes:
    """A small picture that no other key has."""
    pixels = b"".join(hashlib.sha512(f"{key} {row}".encode()).digest()[:48] for row in range(16))
    out = io.BytesIO()
    Image.frombytes("RGB", (16, 16), pixels).save(out, "PNG")
    return out.getvalue()
