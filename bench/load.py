"""A hub that serves, and readers who ask for one page again and again."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Measured:
    """How long each answer took, in seconds, and how many bytes one has."""

    bytes: int = 0
    seconds: float = 0.0
    times: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.times) / self.seconds if self.seconds else 0.0

    def percentile(self, percent: int) -> float:
        """The time within which this part of the answers came."""
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)] if ordered else 0.0


def measure(port: int, path: str, cookie: str, seconds: float, at_once: int) -> Measured:
    """Ask for `path` with `at_once` kept connections for so long. Raises RuntimeError when an answer is not a page."""
    measured, lock, wrong = Measured(), threading.Lock(), []

    def reader(until: float) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        headers = {"Cookie": cookie} if cookie else {}
        times, size = [], 0
        while time.perf_counter() < until and not wrong:
            began = time.perf_counter()
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            size = len(answer.read())
            times.append(time.perf_counter() - began)
            if answer.status != 200:
                wrong.append(f"{path} answered {answer.status}")
        connection.close()
        with lock:
            measured.times += times
            measured.bytes = size

    started = time.perf_counter()
    readers = [threading.Thread(target=reader, args=(started + seconds,)) for _ in range(at_once)]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    if wrong:
        raise RuntimeError(wrong[0])
    measured.seconds = time.perf_counter() - started
    return measured


@dataclass(frozen=True)
class Page:
    """What is measured: name of the page, who asks, address, cookie."""

    name: str
    who: str
    path: str
    cookie: str


class Served:
    """A hub in a folder of its own, served for as long as the block lasts.

    `prepare` is what fills it: Python that prints a line of JSON with what there is to know, last.
    """

    def __init__(self, home: Path, prepare: str, *, database: str = "") -> None:
        self.home, self.prepare = home, prepare
        self.port = _free_port()
        self.environment = os.environ | {"HUB_HOME": str(home), "PYTHONPATH": str(ROOT), "DATABASE_URL": database}

    def __enter__(self) -> Served:
        hub = [sys.executable, str(ROOT / "manage.py")]
        subprocess.run([*hub, "prepare"], env=self.environment, check=True, stdout=subprocess.DEVNULL)
        code = f"import json; {self.prepare}"
        filled = subprocess.run(
            [*hub, "shell", "-v0", "-c", code], env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        )
        self.known: dict[str, str] = json.loads(filled.stdout.strip().splitlines()[-1])
        self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def pages(self) -> list[Page]:
        """The pages that are measured."""
        pages = [
            ("the hub's front", "/"),
            ("a blog", self.known["blog"]),
            ("a post with comments", self.known["post"]),
            ("a category", self.known["category"]),
            ("search", self.known["search"]),
        ]
        # A visitor's page comes out of memory until something is written; any cookie makes it anew.
        askers = [("visitor, again", ""), ("visitor, first", "first=1"), ("student", self.known["cookie"])]
        return [Page(name, who, path, cookie) for who, cookie in askers for name, path in pages]

    def put_beside(self, sizes: set[int]) -> dict[int, str]:
        """The address of a static file of each of these sizes, by size; the server starts anew to know them."""
        folder = self.home / "static" / "bench"
        folder.mkdir(exist_ok=True)
        for size in sizes:
            (folder / f"{size}.html").write_bytes(b"x" * size)
        self._stop()
        self._start()
        return {size: f"/static/bench/{size}.html" for size in sizes}

    def _start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "manage.py"), "serve", "--web-only", "--port", str(self.port)],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            self._wait()
        except RuntimeError:
            self._stop()
            raise

    def _stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)

    def _wait(self) -> None:
        until = time.monotonic() + 120
        while time.monotonic() < until:
            with suppress(OSError):
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
                connection.request("GET", "/sign-in/")
                if connection.getresponse().status == 200:
                    return
            time.sleep(0.2)
        raise RuntimeError("the hub does not answer")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
