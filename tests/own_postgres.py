"""A PostgreSQL of the test's own, which it may kill: private folder, private socket, no network port."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.processes import descendants, until


def programs() -> Path | None:
    """The folder with PostgreSQL's programs; None when there is none, or nobody but root to run it as."""
    named = shutil.which("initdb")
    places = [*Path("/usr/lib/postgresql").glob("*/bin"), *([Path(named).resolve().parent] if named else [])]
    whole = sorted(place for place in places if (place / "postgres").exists() and (place / "pg_isready").exists())
    return whole[-1] if whole and (os.getuid() != 0 or _knows_postgres()) else None


def _knows_postgres() -> bool:
    import pwd

    with suppress(KeyError):
        return bool(pwd.getpwnam("postgres"))
    return False


class OwnPostgres:
    """The server. Everything is as it comes, so a commit is synced."""

    def __init__(self, bin: Path, folder: Path) -> None:
        self.bin, self.folder = bin, folder
        # PostgreSQL refuses to run as root.
        self.owner: dict[str, Any] = {"user": "postgres", "group": "postgres"} if os.getuid() == 0 else {}
        self.process: subprocess.Popen[str] | None = None
        if self.owner:
            shutil.chown(folder, "postgres")
        self._run("initdb", "-D", str(folder / "data"), "-A", "trust", "-U", "hub", "-E", "UTF8", "--locale=C")

    @property
    def address(self) -> str:
        """For DATABASE_URL."""
        return f"postgresql://hub@{str(self.folder).replace('/', '%2F')}/postgres"

    def start(self) -> None:
        """Start it, again and again while what the last one left is not gone; wait until it answers."""

        def answers() -> bool:
            if self.process is None or self.process.poll() is not None:
                self.process = self._start()
            return self._run("pg_isready", "-q", "-h", str(self.folder), "-U", "hub", check=False) == 0

        assert until(answers), (self.folder / "log").read_text()[-2000:]

    def kill_backend(self) -> None:
        """SIGKILL for a process that works for a client; the server ends all others and recovers by itself."""
        assert self.process is not None
        working = [pid for pid in descendants(self.process) if b"[local]" in _title(pid)]
        if working:
            with suppress(ProcessLookupError):
                os.kill(random.choice(working), signal.SIGKILL)

    def kill_and_start(self) -> None:
        """SIGKILL for the server itself, and a new start, which recovers."""
        self.kill()
        self.start()

    def kill(self) -> None:
        """SIGKILL for the server itself."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def _start(self) -> subprocess.Popen[str]:
        options = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={self.folder}"]
        with (self.folder / "log").open("a") as log:
            return subprocess.Popen(
                [self.bin / "postgres", "-D", self.folder / "data", *options],
                cwd="/", text=True, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **self.owner,
            )  # fmt: skip

    def _run(self, program: str, *arguments: str, check: bool = True) -> int:
        command = [str(self.bin / program), *arguments]
        return subprocess.run(command, cwd="/", check=check, capture_output=True, **self.owner).returncode


def _title(pid: int) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


@contextmanager
def own_postgres(bin: Path) -> Iterator[OwnPostgres]:
    """A server for as long as the block lasts."""
    # Where user postgres may go as well, and with a path short enough for a socket.
    folder = Path(tempfile.mkdtemp(prefix="hub-postgres-", dir="/tmp"))  # noqa: S108 - a fresh folder in it
    server = OwnPostgres(bin, folder)
    try:
        server.start()
        yield server
    finally:
        if server.process is not None:
            children = descendants(server.process)
            server.kill()
            until(lambda: not any(_title(pid) for pid in children), seconds=10)
        shutil.rmtree(folder, ignore_errors=True)
