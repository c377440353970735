"""How much a file may cost us."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Of one run: megabytes of memory (address space) and of each file written, seconds of work and of waiting."""

    memory: int
    written: int
    work: int
    wait: float


PICTURE = Limits(memory=1200, written=100, work=30, wait=60)
FILE = Limits(memory=1000, written=300, work=30, wait=60)
FILM = Limits(memory=2000, written=600, work=60, wait=120)
PLAYABLE = Limits(memory=3000, written=600, work=900, wait=900)
"""Making a film again for every browser: the worker does it, and nobody waits."""
COMMANDS = {"picture": PICTURE, "sizes": PICTURE, "film": FILM, "playable": PLAYABLE, "pdf": FILE, "office": FILE}


def keep_to(limits: Limits) -> None:
    """Bind this process; where a system cannot, the others still hold."""
    wanted = {
        resource.RLIMIT_AS: limits.memory * MEGABYTE,
        resource.RLIMIT_FSIZE: limits.written * MEGABYTE,
        resource.RLIMIT_CPU: limits.work,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 64,
    }
    for kind, most in wanted.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
    signal.setitimer(signal.ITIMER_REAL, limits.wait)  # The alarm ends the process.
    os.nice(5)
