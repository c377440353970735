"""The process that does the tasks: the library's loop, with tries, a heartbeat, recovery and the schedule."""

import logging
import os
import signal
import socket
import sys
import threading
import time
from secrets import token_hex
from types import FrameType
from typing import Any, cast

from django.db import DatabaseError, InterfaceError, close_old_connections, connection
from django_tasks_db.management.commands.db_worker import Worker

from hub import clock
from hub.jobs.later import TaskContext, TaskResult
from hub.jobs.models import Heartbeat
from hub.jobs.recovery import TRIES, Lookout, Row, try_again
from hub.jobs.schedule import enqueue_due

logger = logging.getLogger(__name__)
BEAT_EVERY = 3.0
CLOCK_JUMP = 60.0


class HubWorker(Worker):
    """Does one task at a time until it is told to stop."""

    def __init__(self, *, interval: float = 0.5, batch: bool = False) -> None:
        super().__init__(
            queue_names=["*"],
            interval=interval,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{socket.gethostname()[:32]}-{os.getpid()}-{token_hex(4)}",
            excluded_queue_names=[],
        )

    def configure_signals(self) -> None:
        """SIGTERM stops us; `hub serve` sends it."""
        signal.signal(signal.SIGTERM, self.shutdown)

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """End after the task at hand; at once when there is none."""
        self.running = False
        if not self.running_task:
            sys.exit(0)

    def run_task(self, db_task_result: Row) -> None:
        """Do the task once. An error gives it another try later; after the third it is marked failed.

        What ends the process is no error of the task: it stays marked as running,
        and the next worker finds it.
        """
        self.running_task = True
        try:
            db_task_result.set_successful(_call(db_task_result))
        except Exception as error:
            again = try_again(db_task_result, error)
            logger.exception(
                "Task %s failed, try %s of %s; %s.",
                db_task_result.task_path,
                len(db_task_result.worker_ids),
                TRIES,
                "it will be tried again" if again else "given up",
            )
        finally:
            self.running_task = False
            self._run_tasks += 1


def _call(row: Row) -> object:
    task = row.task
    arguments, named = row.args_kwargs["args"], row.args_kwargs["kwargs"]
    if task.takes_context:
        arguments = [TaskContext(task_result=cast("TaskResult[Any]", row.task_result)), *arguments]
    return task.call(*arguments, **named)


class Pulse(threading.Thread):
    """Beside the worker: beats, brings back lost tasks, gives scheduled ones their turn, watches the clock."""

    def __init__(self, worker_id: str) -> None:
        super().__init__(name="pulse", daemon=True)
        self.worker_id = worker_id
        self.lookout = Lookout()
        self._clocks = (time.time(), time.monotonic())

    def run(self) -> None:
        """Beat until the process ends. A database that is away for a while does not stop it."""
        while True:
            try:
                self.beat()
            except (DatabaseError, InterfaceError) as error:
                logger.warning("The worker cannot reach the database: %s", error)
                connection.close()
            time.sleep(BEAT_EVERY)

    def beat(self) -> None:
        """One round."""
        close_old_connections()
        self.watch_clock()
        Heartbeat.beat(self.worker_id)
        if recovered := self.lookout.recover():
            logger.warning("Took back %s task(s) of a worker that is gone.", recovered)
        enqueue_due()

    def watch_clock(self) -> float:
        """Say so when the time of day jumped; by how many seconds it did."""
        then, now = self._clocks, (time.time(), time.monotonic())
        self._clocks = now
        jump = (now[0] - then[0]) - (now[1] - then[1])
        if abs(jump) >= CLOCK_JUMP:
            logger.warning("The clock jumped by %+.0f seconds.", jump)
        return jump


def work() -> None:
    """Do tasks until SIGTERM; the task at hand is finished first."""
    clock.watch()
    worker = HubWorker()
    Heartbeat.beat(worker.worker_id)
    Pulse(worker.worker_id).start()
    worker.configure_signals()
    worker.run()
