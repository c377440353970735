"""`hub serve`: one command, one life."""

import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from hub.jobs import serving
from tests.prepared import new_hub
from tests.processes import Process, descendants, free_port, health, is_running, running, surroundings, until

pytestmark = [pytest.mark.long, pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub of its own, empty."""
    folder = tmp_path_factory.mktemp("hub")
    new_hub(folder)
    return folder


@contextmanager
def serving_hub(home: Path, port: int, *arguments: str) -> Iterator[Process]:
    with running(["manage.py", "serve", f"--port={port}", *arguments], surroundings(home)) as process:
        yield process


def test_it_serves_and_works_and_nothing_outlives_its_kill(home: Path) -> None:
    port = free_port()
    with serving_hub(home, port, "--processes=2") as hub:
        assert until(lambda: health(port)[0] == 200), health(port)
        assert health(port)[1]["status"] == "ok"
        assert until(lambda: len(descendants(hub)) == 4)  # granian, its two processes, the worker
        children = descendants(hub)
        assert {os.getpgid(pid) for pid in children} == {os.getpgid(hub.pid)}

        hub.send_signal(signal.SIGKILL)
        hub.wait()

        assert until(lambda: not any(is_running(pid) for pid in children), seconds=5)
        assert health(port)[0] == 0


@pytest.mark.thorough
def test_sigterm_ends_all_and_a_half_that_dies_comes_back(home: Path) -> None:
    port = free_port()
    with serving_hub(home, port, "--web-only") as hub:
        assert hub.stdout is not None
        assert any(f"Learning Hub is at http://127.0.0.1:{port}/" in line for line in hub.stdout)
        before = descendants(hub)
        for pid in before:
            with suppress(ProcessLookupError):  # It ended with its parent.
                os.kill(pid, signal.SIGKILL)
        assert until(lambda: health(port)[0] != 0 and not before & descendants(hub))

        hub.send_signal(signal.SIGTERM)
        said, _ = hub.communicate(timeout=20)

    assert hub.returncode == 0
    assert "Traceback" not in said


@pytest.mark.thorough
def test_ctrl_c_ends_all_in_peace(home: Path) -> None:
    port = free_port()
    with serving_hub(home, port) as hub:
        assert until(lambda: health(port)[0] == 200), health(port)
        children = descendants(hub)

        for pid in [hub.pid, *children]:
            os.kill(pid, signal.SIGINT)
        said, _ = hub.communicate(timeout=8)

    assert hub.returncode == 0
    assert not any(is_running(pid) for pid in children)
    assert "Traceback" not in said
    assert "Killing" not in said


def test_a_taken_port_is_said_in_a_sentence(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = int(listener.getsockname()[1])
        with serving_hub(home, port) as hub:
            said, _ = hub.communicate(timeout=20)

    assert hub.returncode == 1
    assert f"Cannot listen on 127.0.0.1:{port}" in said


def test_apps_may_say_something_when_it_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "announcements", [lambda address: [f"Set it up: {address}/first/"], lambda _: []])

    assert serving.lines("http://127.0.0.1:8000") == ["Set it up: http://127.0.0.1:8000/first/"]
