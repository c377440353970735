"""What the hub said it has is there, whatever was killed meanwhile (safety.md section 5: ledger, R1 to R3).

People write posts (saved as typed, published, changed), comments and pictures over HTTP to a hub that is really
served while its processes, all of it, or the database's are killed with SIGKILL at random moments.
HUB_TEST_WRITES=20000 writes until so many are acknowledged (without it 40, or 200 with
HUB_THOROUGH=yes); `pytest -s` then shows the figures.
"""

from __future__ import annotations

import os
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from hub.media.storage import DurableStorage
from tests.durable_hub import inside
from tests.killing import Served
from tests.kinds import THOROUGH
from tests.ledger import Ledger, Writer
from tests.own_postgres import OwnPostgres, own_postgres, programs
from tests.prepared import new_hub, prepare
from tests.processes import until
from tests.sending import Sender

WRITES = int(os.environ.get("HUB_TEST_WRITES", 200 if THOROUGH else 40))
CUTS = min(max(WRITES // 50, 3 + WRITES // 60), 120)
pytestmark = pytest.mark.long
linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def _wait_for(writers: list[Writer], acked: int) -> None:
    """Until so many writes are acknowledged."""
    assert until(lambda: sum(one.acked for one in writers) >= acked, seconds=120), [one.refusals for one in writers]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.thorough)])
def database(request: pytest.FixtureRequest) -> Iterator[OwnPostgres | None]:
    """None for SQLite in the hub's folder, or a server of our own."""
    if request.param == "sqlite":
        yield None
        return
    bin = programs()
    if bin is None:
        pytest.skip("There is no PostgreSQL here, or no user postgres to run it as.")
    with own_postgres(bin) as server:
        yield server


@linux
def test_nothing_acknowledged_is_lost_and_nothing_is_there_twice(database: OwnPostgres | None, tmp_path: Path) -> None:
    hub = Served(tmp_path / "hub", database.address if database else "")
    if database is None:
        new_hub(tmp_path / "hub")
    else:
        prepare(tmp_path / "hub", DATABASE_URL=database.address)
    senders = [Sender(*desk) for desk in inside("open_school", hub.environment)]
    cuts = [hub.kill_one, hub.kill_one, hub.kill_all]
    if database is not None:
        cuts = [database.kill_backend, hub.kill_one, database.kill_and_start, hub.kill_all]

    stopping = threading.Event()
    hub.start()
    began = time.monotonic()
    writers = [
        Writer(hub.port, one, Ledger(tmp_path / f"ledger-{number}"), stopping) for number, one in enumerate(senders)
    ]
    try:
        for writer in writers:
            writer.start()
        for turn in range(CUTS):
            _wait_for(writers, WRITES * (turn + 1) // (CUTS + 1))
            time.sleep(random.uniform(0, 0.3))
            cuts[turn % len(cuts)]()
        _wait_for(writers, WRITES)
    finally:
        stopping.set()
        for writer in writers:
            writer.join(timeout=60)
        took = time.monotonic() - began
        hub.stop()

    sent = [key for writer in writers for key in writer.ledger.keys("sent")]
    acked = [key for writer in writers for key in writer.ledger.keys("acked")]
    there = inside("found", hub.environment)
    times = Counter(there["keys"])
    refused = sum(len(writer.refusals) for writer in writers)
    print(
        f"\n{len(sent)} sent, {len(acked)} acknowledged, {refused} refused, {CUTS + 1} cuts, {took:.0f} s,"
        f" longest wait {max(one.longest_wait for one in writers):.1f} s, {there['posts']} posts;"
        f" acknowledged: {dict(Counter(key.partition('-')[0] for key in acked))}"
    )
    assert len(acked) >= WRITES
    assert [key for key in acked if key not in times] == []
    assert [key for key, number in times.items() if number > 1] == []
    assert set(times) <= set(sent)
    assert there["wrong"] == []
    assert there["promises"] == (
        {"synchronous": 2, "journal_mode": "wal", "integrity_check": "ok"}
        if database is None
        else {"synchronous_commit": "on", "fsync": "on"}
    )


def test_a_file_is_synced_before_it_has_its_name_and_its_folders_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[tuple[str, Path]] = []
    sync, rename = os.fsync, Path.rename

    def spy_sync(descriptor: int) -> None:
        opened = os.fstat(descriptor)
        everything = [tmp_path, *tmp_path.rglob("*")]
        steps.append(("synced", next(path for path in everything if os.path.samestat(path.stat(), opened))))
        sync(descriptor)

    def spy_rename(part: Path, target: Path) -> Path:
        steps.append(("renamed", part))
        return rename(part, target)

    monkeypatch.setattr(os, "fsync", spy_sync)
    monkeypatch.setattr(Path, "rename", spy_rename)

    DurableStorage(location=tmp_path / "media").save("ab/abcd/original.png", ContentFile(b"kingfisher"))

    part = steps[0][1]
    media = tmp_path / "media"
    assert part.suffix == ".part"
    assert steps[:2] == [("synced", part), ("renamed", part)]
    assert [path for _, path in steps[2:]] == [media / "ab" / "abcd", media / "ab", media, tmp_path]
    assert (media / "ab" / "abcd" / "original.png").read_bytes() == b"kingfisher"
