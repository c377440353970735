"""When a task of the schedule has its next turn."""

from datetime import datetime, timedelta

from django.db import models


class Turn(models.Model):
    """One task of the schedule and when it is due; whoever moves the row on puts the task on the queue."""

    name = models.CharField(max_length=200, unique=True)
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def take(cls, name: str, *, every: timedelta, now: datetime) -> bool:
        """True for exactly one of the workers that ask when `name` is due; its next turn is `every` later.

        A task that has never been heard of is due at once. Turns missed while the hub was off are
        taken once, not one by one.
        """
        _, new = cls.objects.get_or_create(name=name, defaults={"due_at": now + every})
        return new or bool(cls.objects.filter(name=name, due_at__lte=now).update(due_at=now + every))
