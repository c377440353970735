"""Tasks for the tests of the queue; a worker in another process finds them here."""

import threading
from pathlib import Path

from hub.jobs.later import TaskContext, task


@task
def write_down(file: str, words: str) -> None:
    """Leave a trace."""
    with Path(file).open("a") as handle:
        handle.write(f"{words}\n")


@task(takes_context=True)
def stay_the_first_time(context: TaskContext, file: str) -> None:
    """Never come to an end on the first try; on the next, do."""
    with Path(file).open("a") as handle:
        handle.write(f"try {context.attempt}\n")
    if context.attempt == 1:
        threading.Event().wait()


@task
def stumble() -> None:
    """Never go well."""
    raise ValueError("no paper left")
