"""A real hub whose processes are killed and started again."""

from __future__ import annotations

import os
import random
import signal
from contextlib import ExitStack, suppress
from pathlib import Path

from tests.processes import Process, descendants, free_port, health, running, surroundings, until


class Served:
    """A hub that is served, may be killed, and is started again."""

    def __init__(self, home: Path, database: str) -> None:
        self.environment = surroundings(home, DATABASE_URL=database)
        self.port = free_port()
        self.log = home / "log"
        self.process: Process | None = None
        self._open = ExitStack()

    def start(self) -> None:
        """Serve; returns when it answers."""
        arguments = ["manage.py", "serve", "--web-only", f"--port={self.port}"]
        self._open.close()
        self.process = self._open.enter_context(running(arguments, self.environment, log=self.log))
        assert until(lambda: health(self.port)[0] != 0, seconds=120), self.log.read_text()[-2000:]

    def kill_one(self) -> None:
        """SIGKILL for one of the web server's processes; the hub starts it again by itself."""
        assert self.process is not None
        if children := sorted(descendants(self.process)):
            _kill(random.choice(children))

    def kill(self) -> None:
        """SIGKILL for every process of the hub."""
        assert self.process is not None
        for pid in [self.process.pid, *descendants(self.process)]:
            _kill(pid)

    def kill_all(self) -> None:
        """SIGKILL for every process of the hub, and a new start."""
        self.kill()
        self.start()

    def stop(self) -> None:
        """The end, in no better way."""
        self._open.close()


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
