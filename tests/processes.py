"""Starting the hub's real processes from a test, and never leaving one behind."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
Process = subprocess.Popen[str]


def surroundings(home: Path, **more: str) -> dict[str, str]:
    """The environment of a hub that lives in `home`."""
    ours = {key: value for key, value in os.environ.items() if not key.startswith(("HUB_", "DJANGO_", "PYTEST_"))}
    home.mkdir(parents=True, exist_ok=True)
    return {**ours, "HUB_HOME": str(home), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "config.settings", **more}


def address_of_test_database() -> str:
    """What DATABASE_URL must be for another process to see what this test writes."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:{settings['NAME']}"
    host = str(settings["HOST"]).replace("/", "%2F")
    port = f":{settings['PORT']}" if settings["PORT"] else ""
    return f"postgresql://{settings['USER']}:{settings['PASSWORD']}@{host}{port}/{settings['NAME']}"


@contextmanager
def running(arguments: list[str], environment: dict[str, str], *, log: Path | None = None) -> Iterator[Process]:
    """A Python process for as long as the block lasts; killed at its end if it is still there.

    What it says goes to `log`; without one to a pipe, which somebody has to read.
    """
    with log.open("a") if log else nullcontext(subprocess.PIPE) as said:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def until(answer: Callable[[], bool], *, seconds: float = 40.0) -> bool:
    """Ask until the answer is yes; False when it stays no for so long. Only for other processes."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if answer():
            return True
        time.sleep(0.05)
    return False


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def health(port: int) -> tuple[int, dict[str, object]]:
    """Status and body of /health/; 0 when nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/health/")
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    except (OSError, http.client.HTTPException):
        return 0, {}
    finally:
        connection.close()


def descendants(process: Process) -> set[int]:
    """The processes that this one started, and theirs (Linux)."""
    parents = {}
    for folder in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            pid = int(folder.name)
            parents[pid] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
    found = {process.pid}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {process.pid}


def is_running(pid: int) -> bool:
    """True while the process does anything; a dead one that nobody has asked after yet does not count."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
