"""Work that comes round: a task, and how often it has its turn."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from hub.jobs.later import Task
from hub.jobs.models import Turn

T = TypeVar("T", bound=Task[[], Any])
_scheduled: dict[str, tuple[Task[[], Any], timedelta]] = {}


def every(interval: timedelta) -> Callable[[T], T]:
    """Give a task without arguments a turn each `interval`; stands above `@task`.

    @every(timedelta(days=1))
    @task
    def empty_the_bin() -> None: ...
    """

    def register(scheduled: T) -> T:
        _scheduled[scheduled.module_path] = (scheduled, interval)
        return scheduled

    return register


def enqueue_due() -> int:
    """Put every task on the queue whose turn has come; how many there were.

    Any number of workers may ask at once: the turn and the task are written in one transaction, and
    the row of the turn moves on for one of them only.
    """
    now = timezone.now()
    waiting = set(Turn.objects.filter(due_at__gt=now).values_list("name", flat=True))
    return sum(_take_turn(name, now) for name in sorted(_scheduled.keys() - waiting))


def _take_turn(name: str, now: datetime) -> bool:
    scheduled, interval = _scheduled[name]
    with transaction.atomic():
        taken = Turn.take(name, every=interval, now=now)
        if taken:
            scheduled.enqueue()
    return taken
