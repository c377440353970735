"""The web half of `hub serve`: granian with a few processes, each with a few threads.

python -m hub.jobs.web HOST PORT PROCESSES THREADS PARENT
"""

import os
import sys
from collections.abc import Callable
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from hub import clock
from hub.jobs.child import belong_to

# Requests that may wait for a thread; the others wait in the kernel's queue and no memory is theirs.
BACKPRESSURE = 64


class Loader:
    """Gives granian the application: loaded once here, so that a process it starts, or starts again, answers at once.

    An object that knows who starts the processes, because where they are not forked they get it pickled.
    """

    def __init__(self) -> None:
        self.parent = os.getpid()
        self()

    def __call__(self) -> Callable[..., Any]:
        """The hub's WSGI application; in granian's own process it belongs to that one."""
        if os.getpid() != self.parent:
            belong_to(self.parent)
        from config.wsgi import application

        clock.watch()
        return application


class PatientServer(MPServer):
    """Starts a killed process again however often it is killed; granian itself gives up at the second time.

    A start that cannot succeed ends the whole before this, in `Loader`, and `hub serve` says so.
    """

    def _respawn_workers(self, *arguments: Any, **options: Any) -> None:
        super()._respawn_workers(*arguments, **options)
        self.respawned_wrks.clear()


def main(host: str, port: str, processes: str, threads: str, parent: str) -> None:
    """Serve until SIGTERM."""
    belong_to(int(parent))
    PatientServer(
        "config.wsgi:application",
        address=host,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=int(processes),
        blocking_threads=int(threads),
        backpressure=max(BACKPRESSURE, 2 * int(threads)),
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_level=LogLevels.warning,
    ).serve(target_loader=Loader(), wrap_loader=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
