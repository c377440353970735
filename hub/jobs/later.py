"""The one place that names the task library; with Django 6 it becomes `from django.tasks import …`.

A task is a function at the top of a module `tasks.py`, with arguments that JSON can hold:

    @task
    def make_renditions(media_id: int) -> None: ...

    make_renditions.enqueue(media.pk)

The row is written in the caller's transaction: rolled back, the task never was. A task runs at
least once. A worker that dies, or an error, makes it run again (`hub.jobs.worker`), so write it
so that a second time does no harm.
"""

from django_tasks import TaskContext, TaskResult, TaskResultStatus, task
from django_tasks.base import Task

__all__ = ["Task", "TaskContext", "TaskResult", "TaskResultStatus", "task"]
