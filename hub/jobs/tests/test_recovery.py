"""A worker that no longer beats loses its task; one that does keeps it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from hub.jobs.later import TaskResultStatus
from hub.jobs.models import Heartbeat
from hub.jobs.recovery import GONE_AFTER, Lookout, Row
from hub.jobs.tests import errands

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("queue")]


class Clock:
    """A monotonic clock that a test sets."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def start(worker_id: str, *, tries: int = 1) -> Row:
    """A task in the hands of a worker."""
    errands.stumble.enqueue()
    task = DBTaskResult.objects.get()
    for _ in range(tries):
        task.claim(worker_id)
    Heartbeat.beat(worker_id)
    return task


def test_a_task_whose_worker_is_silent_is_ready_again() -> None:
    task, clock = start("a"), Clock()
    lookout = Lookout(clock)

    assert lookout.recover() == 0
    clock.now += GONE_AFTER
    assert lookout.recover() == 1

    task.refresh_from_db()
    assert task.status == TaskResultStatus.READY


def test_a_task_whose_worker_beats_stays_with_it() -> None:
    task, clock = start("a"), Clock()
    lookout = Lookout(clock)

    for _ in range(5):
        assert lookout.recover() == 0
        clock.now += GONE_AFTER
        Heartbeat.beat("a")

    task.refresh_from_db()
    assert task.status == TaskResultStatus.RUNNING


def test_a_clock_set_forward_makes_nobody_dead() -> None:
    start("a")
    Heartbeat.objects.update(seen_at=timezone.now() - timedelta(days=400))
    lookout = Lookout(Clock())

    assert [lookout.recover(), lookout.recover()] == [0, 0]


def test_a_task_that_took_three_workers_with_it_is_given_up() -> None:
    task, clock = start("a", tries=3), Clock()
    lookout = Lookout(clock)

    lookout.recover()
    clock.now += GONE_AFTER
    lookout.recover()

    task.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED
    assert "WorkerGone" in task.exception_class_path
