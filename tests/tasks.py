"""Work for later, done at once, so that a test sees its effect, and its errors."""

from typing import Any

from django.utils import timezone
from django_tasks import TaskResult, TaskResultStatus
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task
from django_tasks.utils import get_random_id


class AtOnce(ImmediateBackend):
    """Runs a task where it is enqueued and lets its error through; one for a later time stays undone."""

    supports_defer = True

    def enqueue(self, task: Task[..., Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        """Do it, or with a time to come only say that it is ready."""
        if task.run_after is not None and task.run_after > timezone.now():
            return _waiting(task, args, kwargs, self.alias)
        result = super().enqueue(task, args, kwargs)
        if result.errors:
            error = result.errors[0]
            raise AssertionError(f"{task.module_path} raised {error.exception_class_path}:\n{error.traceback}")
        return result


def _waiting(task: Task[..., Any], args: Any, kwargs: Any, alias: str) -> TaskResult[Any]:
    return TaskResult(
        task=task,
        id=get_random_id(),
        status=TaskResultStatus.READY,
        enqueued_at=timezone.now(),
        started_at=None,
        last_attempted_at=None,
        finished_at=None,
        args=list(args),
        kwargs=dict(kwargs),
        backend=alias,
        errors=[],
        worker_ids=[],
    )
