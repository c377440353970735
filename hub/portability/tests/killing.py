"""An import or a packing in children of one process, each killed after a random while; then once to the end.

python -m hub.portability.tests.killing KILLS WORK ARGUMENT…
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable

import django


def main(kills: int, work: str, *arguments: str) -> None:
    """Says how many were killed while they worked; those that were too quick do not count, as long as there is work."""
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
            WORKS[work](*arguments)
            os._exit(0)
        time.sleep(dice.uniform(0.05, most))
        os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
        most = min(most * 1.15, 3.0) if os.WIFSIGNALED(status) else max(0.2, (time.monotonic() - started) / 2)
    WORKS[work](*arguments)
    print(killed)


def wordpress(export: str, uploads: str) -> None:
    """Bring an export into the blog of a new student."""
    _command("import_wordpress", export, "--uploads", uploads)


def archive(file: str) -> None:
    """Bring an archive there."""
    _command("import_archive", file)


def pack(slug: str) -> None:
    """Pack a blog as the worker does: what was broken off, or anew."""
    from hub.blogs.models import Blog
    from hub.portability.leaving.packing import pack as pack_it
    from hub.portability.models import Departure

    blog = Blog.objects.get(slug=slug)
    assert blog.owner is not None
    departure, _is_new = Departure.ask(blog, Departure.Kind.ARCHIVE, by=blog.owner)
    pack_it(departure)


def _command(name: str, *arguments: str) -> None:
    from django.core.management import call_command

    with open(os.devnull, "w") as nowhere:
        call_command(name, *arguments, "--blog", "leo", "--new-student", "Leo", "--json", stdout=nowhere)


WORKS: dict[str, Callable[..., None]] = {"wordpress": wordpress, "archive": archive, "pack": pack}

if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
