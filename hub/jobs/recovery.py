"""Tasks whose worker is gone get another try; tasks that fail get it a little later."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from hub.jobs.later import TaskResultStatus
from hub.jobs.models import Heartbeat

Row: TypeAlias = "DBTaskResult[..., Any]"
"""A task on the queue, as the database holds it."""

TRIES = 3
GONE_AFTER = 10.0
"""Seconds without a beat after which a worker counts as gone. It beats every three."""


def pause_before(attempt: int) -> timedelta:
    """How long the next try waits after `attempt` tries: 10 seconds, 40, 160 …"""
    return timedelta(seconds=10 * 4 ** (attempt - 1))


def try_again(task: Row, error: BaseException) -> bool:
    """Put a task that raised `error` back on the queue, or mark it failed after the third try; True for the first.

    A task that another worker has taken over in the meantime is left to it.
    """
    attempts = len(task.worker_ids)
    if attempts >= TRIES:
        task.set_failed(error)
        return False
    _mine(task).update(status=TaskResultStatus.READY, run_after=timezone.now() + pause_before(attempts))
    return True


class Lookout:
    """Watches the beats of all workers, by its own monotonic clock, and takes back the tasks of those gone.

    Comparing a beat with the time of day would call every worker dead when the clock is set forward.
    So a worker is gone when its beat has not *changed* for ten seconds of ours.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._beats: dict[str, tuple[datetime | None, float]] = {}

    def recover(self) -> int:
        """Put the tasks of workers that are gone back on the queue; how many there were."""
        running = list(DBTaskResult.objects.running())
        holders = {_holder(task) for task in running}
        gone = {worker_id for worker_id in holders if self._is_gone(worker_id)}
        return sum(_take_back(task) for task in running if _holder(task) in gone)

    def _is_gone(self, worker_id: str) -> bool:
        beat = Heartbeat.objects.filter(worker_id=worker_id).values_list("seen_at", flat=True).first()
        now = self._clock()
        known, since = self._beats.get(worker_id, (None, now))
        if worker_id not in self._beats or known != beat:
            since = now
        self._beats[worker_id] = (beat, since)
        return now - since >= GONE_AFTER


def _holder(task: Row) -> str:
    return str(task.worker_ids[-1]) if task.worker_ids else ""


def _mine(task: Row) -> QuerySet[Row]:
    return DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.RUNNING, started_at=task.started_at)


def _take_back(task: Row) -> bool:
    with transaction.atomic():
        if not _mine(task).exists():
            return False
        if len(task.worker_ids) >= TRIES:
            task.set_failed(WorkerGone(f"The worker was gone {TRIES} times while it did this."))
        else:
            _mine(task).update(status=TaskResultStatus.READY)
    return True


class WorkerGone(Exception):
    """A worker ended in the middle of a task, for the third time."""
