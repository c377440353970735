"""J13: a fresh clone and `make run`. Thorough, because it fetches every dependency.

Says how long the first start took and later ones; the budget is 5 minutes, and 5 seconds.
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import NewHands
from tests.journeys.served import Hub, free_port, listen
from tests.journeys.signing_in import come_in_as_student, come_in_by_email
from tests.processes import ROOT, until

LONGEST = 5 * 60
pytestmark = [pytest.mark.long, pytest.mark.thorough]


def test_one_command_opens_the_demonstration_school(tmp_path: Path, new_hands: NewHands):
    clone = tmp_path / "learning-hub"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)

    with _make_run(clone, LONGEST) as (hub, first):
        student, teacher = new_hands(hub), new_hands(hub)
        come_in_as_student(student, "Mei", hub.students["Mei"])
        come_in_by_email(teacher, "ines@harbour-hill.example", hub.passphrase)
        expect(teacher.page.get_by_role("heading", level=1, name="Hello, Ines")).to_be_visible()
    later = []
    for _ in range(3):
        with _make_run(clone, LONGEST) as (again, seconds):
            assert again.passphrase == hub.passphrase, "What was there is still there."
            later.append(seconds)
    print(f"First start {first:.0f} s, later ones {', '.join(f'{seconds:.1f}' for seconds in later)} s")


@contextmanager
def _make_run(clone: Path, seconds: float) -> Iterator[tuple[Hub, float]]:
    port = free_port()
    hub = Hub(f"http://127.0.0.1:{port}", clone / "var")
    # No setting of this test run reaches the clone, only what a new shell would have.
    ours = {key: value for key, value in os.environ.items() if not key.startswith(("HUB_", "DJANGO_", "DATABASE_"))}
    started = time.monotonic()
    process = subprocess.Popen(
        ["make", "run", f"PORT={port}"],
        cwd=clone,
        env=ours,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    threading.Thread(target=listen, args=(process.stdout, hub.told), daemon=True).start()
    try:
        at = f"Sign in at {hub.address}"
        is_up = until(lambda: any(at in line for line in hub.told) or process.poll() is not None, seconds=seconds)
        assert is_up and process.poll() is None, "\n".join(hub.told)
        took = time.monotonic() - started
        until(lambda: "passphrase is:" in hub.told[-1], seconds=5)
        assert sum("passphrase is:" in line for line in hub.told) == 1, "It says so once."
        yield hub, took
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)
