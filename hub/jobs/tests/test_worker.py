"""Tasks are done, tried again, and survive the death of their worker."""

import logging
import os
import signal
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from hub.jobs.later import TaskResultStatus
from hub.jobs.models import Heartbeat
from hub.jobs.tests import errands
from hub.jobs.worker import HubWorker, Pulse
from tests.processes import address_of_test_database, running, surroundings, until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("queue")]


def work_through() -> None:
    """Do all that is ready, here."""
    HubWorker(batch=True).run()


def test_a_task_is_done(tmp_path: Path) -> None:
    errands.write_down.enqueue(str(tmp_path / "trace"), "done")

    work_through()

    assert (tmp_path / "trace").read_text() == "done\n"
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_a_task_of_a_transaction_that_is_rolled_back_never_was(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        errands.write_down.enqueue(str(tmp_path / "trace"), "done")
        raise RuntimeError

    work_through()

    assert not (tmp_path / "trace").exists()


def test_a_task_that_fails_is_tried_three_times_with_growing_pauses(caplog: pytest.LogCaptureFixture) -> None:
    errands.stumble.enqueue()
    caplog.set_level(logging.CRITICAL, logger="hub.jobs.worker")

    pauses = []
    with time_machine.travel(timezone.now(), tick=False) as now:
        for _ in range(2):
            work_through()
            task = DBTaskResult.objects.get()
            assert task.status == TaskResultStatus.READY
            pauses.append((task.run_after - timezone.now()).total_seconds())
            now.shift(timedelta(seconds=pauses[-1]))
        work_through()

    task = DBTaskResult.objects.get()
    assert pauses == [10, 40]
    assert task.status == TaskResultStatus.FAILED
    assert "no paper left" in task.traceback


def test_a_task_survives_the_kill_of_its_worker(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    environment = surroundings(tmp_path / "home", DATABASE_URL=address_of_test_database())
    arguments = ["-m", "hub.jobs.work", str(os.getpid())]
    task = errands.stay_the_first_time.enqueue(str(trace))

    with running(arguments, environment) as worker:
        assert until(lambda: trace.exists() and trace.read_text() == "try 1\n")
        worker.send_signal(signal.SIGKILL)
        worker.wait()

    task.refresh()
    assert task.status == TaskResultStatus.RUNNING
    with running(arguments, environment):
        assert until(lambda: DBTaskResult.objects.get(pk=task.id).status == TaskResultStatus.SUCCESSFUL)
    assert trace.read_text() == "try 1\ntry 2\n"


def test_the_pulse_beats_and_notices_a_clock_that_jumps(caplog: pytest.LogCaptureFixture) -> None:
    pulse = Pulse("worker-1")

    pulse.beat()
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        jump = pulse.watch_clock()

    assert Heartbeat.objects.alive().get().worker_id == "worker-1"
    assert jump == pytest.approx(3600, abs=60)
    assert "The clock jumped by +3600 seconds." in caplog.text
