"""The web server and the worker, started, watched and ended as one."""

import http.client
import logging
import os
import socket
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connections

from hub.jobs import serving
from hub.jobs.checkup import pending_migrations
from hub.jobs.supervisor import Child, Supervisor

logger = logging.getLogger(__name__)
START_WITHIN = 30.0
WILDCARDS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared, not bound


class Command(BaseCommand):
    """`hub serve`."""

    help = "Serve the hub: web and worker in one. Ctrl-C ends both."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen, and which halves."""
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")
        parser.add_argument("--processes", type=int, default=cores(), help="that answer (default here: %(default)s)")
        parser.add_argument("--threads", type=int, default=4, help="of each of them (default: %(default)s)")
        halves = parser.add_mutually_exclusive_group()
        halves.add_argument("--web-only", action="store_true", help="pages, but no work for later")
        halves.add_argument("--worker-only", action="store_true", help="work for later, but no pages")

    def handle(self, **options: Any) -> None:
        """Run until Ctrl-C or SIGTERM."""
        host, port = options["host"], options["port"]
        web, worker = not options["worker_only"], not options["web_only"]
        children = []
        if web:
            refuse_taken(host, port)
            arguments = [host, str(port), str(options["processes"]), str(options["threads"])]
            children.append(Child("The web server", ["hub.jobs.web", *arguments]))
        if worker:
            children.append(Child("The worker", ["hub.jobs.work"]))
        self.warn_of_migrations()
        environment = os.environ | {"HUB_HOME": str(settings.HUB_HOME)}
        supervisor = Supervisor(children, folder=settings.BASE_DIR, environment=environment)
        supervisor.run(on_started=lambda: self.announce(supervisor, host, port) if web else None)

    def warn_of_migrations(self) -> None:
        """Say when the database is older than the code."""
        try:
            if pending := pending_migrations():
                self.stderr.write(f"The database is {len(pending)} steps behind. Run: hub migrate")
        except DatabaseError as error:
            self.stderr.write(f"The database cannot be reached: {error}")

    def announce(self, supervisor: Supervisor, host: str, port: int) -> None:
        """Wait for the first answer, then say where to look."""
        host = WILDCARDS.get(host, host)
        address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
        if wait_for_answer(host, port, supervisor):
            self.stdout.write(f"\nLearning Hub is at {address}/   (Ctrl-C ends it)\n")
            try:
                for line in serving.lines(address):
                    self.stdout.write(line)
            except DatabaseError as error:
                logger.warning("The database cannot be read: %s", error)
            self.stdout.flush()
        connections.close_all()


def cores() -> int:
    """One process for each processor, because Python answers on one at a time; at most four, for their memory."""
    return min(os.cpu_count() or 1, 4)


def refuse_taken(host: str, port: int) -> None:
    """Stop with a sentence when something else listens there."""
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            pass
    except OSError as error:
        raise CommandError(f"Cannot listen on {host}:{port} ({error.strerror}). Try another --port.") from error


def wait_for_answer(host: str, port: int, supervisor: Supervisor) -> bool:
    """True when the hub answers anything at all, False when it does not in 30 seconds or we are told to stop."""
    deadline = time.monotonic() + START_WITHIN
    while time.monotonic() < deadline and not supervisor.stopping:
        supervisor.look()
        try:
            connection = http.client.HTTPConnection(host, port, timeout=5)
            connection.request("HEAD", "/health/")
            connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
        else:
            return True
        finally:
            connection.close()
    return False
