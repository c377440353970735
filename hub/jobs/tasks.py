"""The queue's own housekeeping."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from hub.jobs.later import task
from hub.jobs.models import Heartbeat, Progress
from hub.jobs.schedule import every

KEEP_FINISHED = timedelta(days=14)


@every(timedelta(days=1))
@task
def tidy_queue() -> None:
    """Forget finished tasks and progress after two weeks, and workers unheard of for a day."""
    before = timezone.now() - KEEP_FINISHED
    DBTaskResult.objects.finished().filter(finished_at__lt=before).delete()
    Progress.objects.filter(moved_at__lt=before).delete()
    Heartbeat.objects.long_silent().delete()


@every(timedelta(hours=1))
@task
def refresh_statistics() -> None:
    """Tell SQLite how much of what there is, so that it chooses the right index; a moment, however large the hub.

    Without it a page that asks blog by blog may read the whole school for each. PostgreSQL does this by itself.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 1000")
            cursor.execute("ANALYZE")
