"""Imports in children of one process, each killed after a random while; then once to the end.

python -m hub.portability.tests.killing KILLS EXPORT UPLOADS
"""

import os
import random
import signal
import sys
import time

import django


def main(kills: int, *files: str) -> None:
    """Says how many were killed while they worked; those that were too quick do not count."""
    django.setup()
    from django.db import connections

    connections.close_all()
    dice, killed, most = random.Random(7), 0, 0.2
    for _ in range(3 * kills):
        if killed == kills:
            break
        started = time.monotonic()
        child = os.fork()
        if not child:
            run(files)
            os._exit(0)
        time.sleep(dice.uniform(0.05, most))
        os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
        most = min(most * 1.15, 3.0) if os.WIFSIGNALED(status) else max(0.2, (time.monotonic() - started) / 2)
    run(files)
    print(killed)


def run(files: tuple[str, ...]) -> None:
    """The command."""
    from django.core.management import call_command

    with open(os.devnull, "w") as nowhere:
        call_command(
            "import_wordpress", files[0], "--uploads", files[1], "--blog", "leo", "--new-student", "Leo", "--json",
            stdout=nowhere,
        )  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
