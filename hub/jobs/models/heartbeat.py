"""A sign of life from each worker."""

from datetime import timedelta
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone

ALIVE_FOR = timedelta(seconds=60)


class HeartbeatQuerySet(models.QuerySet["Heartbeat"]):
    """Questions about workers."""

    def alive(self) -> Self:
        """Those heard of within the last minute."""
        return self.filter(seen_at__gte=timezone.now() - ALIVE_FOR)

    def long_silent(self) -> Self:
        """Those unheard of for a day; their rows are of no use to anybody."""
        return self.filter(seen_at__lt=timezone.now() - timedelta(days=1))


class Heartbeat(models.Model):
    """One worker process and when it was last heard of."""

    worker_id = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Heartbeat"]] = HeartbeatQuerySet.as_manager()

    def __str__(self) -> str:
        return self.worker_id

    @classmethod
    def beat(cls, worker_id: str) -> None:
        """Say that this worker is alive."""
        if not cls.objects.filter(worker_id=worker_id).update(seen_at=timezone.now()):
            cls.objects.create(worker_id=worker_id)
