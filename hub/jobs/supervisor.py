"""Starts the halves of `hub serve`, starts one again that ended, and ends them together."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

logger = logging.getLogger(__name__)
LOOK_EVERY = 0.1
SHORT_LIFE = 10.0
GRACE = 15.0


@dataclass
class Child:
    """One half: what it is called, how it is started, and how often it ended soon after its start."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    short_lives: int = 0
    due: float = field(default=0.0)

    def start(self, folder: Path, environment: dict[str, str]) -> None:
        """Start the process, in our own process group."""
        command = [sys.executable, "-m", *self.command, str(os.getpid())]
        self.process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL)  # noqa: S603 - our own module
        self.started = time.monotonic()

    def mark_ended(self) -> None:
        """Plan the next start: at once, or after a pause of up to 1 s while its lives are short."""
        now = time.monotonic()
        self.short_lives = self.short_lives + 1 if now - self.started < SHORT_LIFE else 0
        self.due = now + min(1.0, 0.1 * self.short_lives)
        self.process = None


class Supervisor:
    """Holds the children until it is told to stop."""

    def __init__(self, children: list[Child], *, folder: Path, environment: dict[str, str]) -> None:
        self.children = children
        self.folder = folder
        self.environment = environment
        self.stopping = False

    def run(self, *, on_started: Callable[[], None]) -> None:
        """Start all, call `on_started`, look after them until SIGTERM or Ctrl-C, then end them."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        try:
            self.look()
            on_started()
            while not self.stopping:
                self.look()
                time.sleep(LOOK_EVERY)
        finally:
            self._end()

    def look(self) -> None:
        """Start what is due and note what ended."""
        for child in self.children:
            if child.process is not None and child.process.poll() is not None:
                logger.warning("%s ended (%s); starting it again.", child.name, child.process.returncode)
                child.mark_ended()
            if child.process is None and time.monotonic() >= child.due:
                child.start(self.folder, self.environment)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def _end(self) -> None:
        processes = [child.process for child in self.children if child.process is not None]
        for process in processes:
            process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + GRACE
        for process in processes:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
