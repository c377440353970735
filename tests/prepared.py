"""What takes long to make and is the same for many tests: an empty hub, made once and copied."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from tests.processes import ROOT, surroundings


def prepare(home: Path, *more: str, **surrounded: str) -> None:
    """`hub prepare` in this folder."""
    environment = surroundings(home, **surrounded)
    subprocess.run([sys.executable, "manage.py", "prepare", *more], cwd=ROOT, env=environment, check=True)


def new_hub(home: Path, *more: str) -> None:
    """A hub in this folder as `hub prepare` makes it of nothing, which takes ten times as long."""
    shutil.copytree(_migrated_hub(), home, dirs_exist_ok=True)
    prepare(home, *more)


def new_database(place: Path) -> None:
    """A database of SQLite in this place, brought up to date."""
    place.parent.mkdir(parents=True, exist_ok=True)
    for rest in place.parent.glob(f"{place.name}*"):
        rest.unlink()
    shutil.copy(_migrated_hub() / "hub.sqlite3", place)


def made_once(place: Path, make: Callable[[Path], None]) -> Path:
    """The folder `place` as `make` makes it: for the first process that asks, while the others wait for it."""
    with place.with_name(f"{place.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # Whoever dies lets go of it.
        if not place.exists():
            part = place.with_name(f"{place.name}.part")
            shutil.rmtree(part, ignore_errors=True)
            make(part)
            part.rename(place)
    return place


def _migrated_hub() -> Path:
    return made_once(Path(os.environ["HUB_TEST_HOME"]) / f"empty-{_steps()}", prepare)


def _steps() -> str:
    """Changes with all that decides what a new database is like: our migrations, and the versions of the packages."""
    digest = sha256(f"{sys.version} {sqlite3.sqlite_version}".encode())
    for file in sorted([*ROOT.glob("hub/*/migrations/*.py"), *ROOT.glob("requirements/*.txt")]):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:16]


if __name__ == "__main__":
    _migrated_hub()
