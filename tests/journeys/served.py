"""A real hub for a browser: its own folder, its own processes, on a free port."""

from __future__ import annotations

import re
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.processes import running, surroundings, until

STUDENT = re.compile(r"(\w+) \((\w+)\): class code (\w+), pictures “(.+)”, then “(.+)”")


@dataclass
class Secrets:
    """What one student signs in with."""

    class_name: str
    code: str
    pictures: tuple[str, str]


@dataclass
class Hub:
    """A hub that answers at `address`; `told` is what it printed when it started."""

    address: str
    home: Path
    told: list[str] = field(default_factory=list)

    @property
    def students(self) -> dict[str, Secrets]:
        """The students whose pictures are told, by first name."""
        found = STUDENT.findall("\n".join(self.told))
        return {name: Secrets(grade, code, (first, second)) for name, grade, code, first, second in found}

    @property
    def passphrase(self) -> str:
        """What every adult of the demonstration signs in with."""
        return self._after("passphrase is: ")

    @property
    def card(self) -> str:
        """The address on Mei's card."""
        return self._after("with her card: ")

    @property
    def set_up_link(self) -> str:
        """The one-time link of an empty hub."""
        return next(line.strip() for line in self.told if "/set-up/" in line)

    def _after(self, words: str) -> str:
        return next(line.partition(words)[2].strip() for line in self.told if words in line)


@contextmanager
def serving(home: Path, **more: str) -> Iterator[Hub]:
    """`hub serve` in this folder for as long as the block lasts; `more` are further settings."""
    port = free_port()
    hub = Hub(f"http://127.0.0.1:{port}", home)
    with running(["manage.py", "serve", "--port", str(port)], surroundings(home, **more)) as process:
        reader = threading.Thread(target=listen, args=(process.stdout, hub.told), daemon=True)
        reader.start()
        try:
            ready = until(lambda: any(_is_last(line) for line in hub.told) or process.poll() is not None, seconds=90)
            assert ready, f"The hub did not start: {hub.told}"
            yield hub
        finally:
            process.terminate()  # The server and the worker end with it; killed outright they would be left.
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
            reader.join(5)


def free_port() -> int:
    """One that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _is_last(line: str) -> bool:
    return "passphrase is:" in line or "/set-up/" in line


def listen(lines: Iterator[str], told: list[str]) -> None:
    """Keep what a process says, line by line."""
    for line in lines:
        told.append(line.rstrip())
