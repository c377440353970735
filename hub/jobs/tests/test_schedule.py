"""Work that comes round has its turn once, whoever asks."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from hub.jobs.models import Heartbeat, Progress, Turn
from hub.jobs.schedule import enqueue_due
from hub.jobs.tasks import tidy_queue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("queue")]


def tidyings() -> int:
    return DBTaskResult.objects.filter(task_path="hub.jobs.tasks.tidy_queue").count()


def test_a_daily_task_has_one_turn_a_day() -> None:
    with time_machine.travel(timezone.now(), tick=False) as now:
        enqueue_due()
        enqueue_due()
        assert tidyings() == 1

        now.shift(timedelta(hours=23))
        enqueue_due()
        assert tidyings() == 1

        now.shift(timedelta(hours=1))
        enqueue_due()
        assert tidyings() == 2


def test_turns_missed_while_the_hub_was_off_are_taken_once() -> None:
    with time_machine.travel(timezone.now(), tick=False) as now:
        enqueue_due()
        now.shift(timedelta(days=9))
        enqueue_due()
        enqueue_due()

    assert tidyings() == 2


def test_only_one_of_two_workers_takes_a_turn() -> None:
    now, day = timezone.now(), timedelta(days=1)

    assert [Turn.take("empty the bin", every=day, now=now) for _ in range(2)] == [True, False]


def test_tidying_forgets_what_is_over() -> None:
    long_ago = timezone.now() - timedelta(days=30)
    Progress.objects.create(moved_at=long_ago)
    current = Progress.objects.create()
    Heartbeat.objects.create(worker_id="gone", seen_at=long_ago)
    tidy_queue.enqueue()
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=long_ago)

    tidy_queue.call()

    assert [Progress.objects.get(), Heartbeat.objects.count(), tidyings()] == [current, 0, 0]
