"""Guessing is slowed down; nobody is ever locked out."""

from __future__ import annotations

from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone

FORGOTTEN_AFTER = timedelta(hours=24)
LONGEST_PAUSE = timedelta(minutes=5)


class SignInPause(models.Model):
    """How many wrong guesses were made under one key, and until when the next one has to wait.

    A key names what is guessed and from where: `hub.people.slow_down` says which there are.
    """

    key = models.CharField(max_length=120, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    failed_at = models.DateTimeField()
    open_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key

    @classmethod
    def begin(cls, key: str, *, free: int, longest: timedelta = LONGEST_PAUSE) -> timedelta:
        """Start one guess under this key; gives how long it has to wait instead, zero when it may be made now.

        It counts as wrong until `forget` says that it was right: a hundred guesses at the same moment are counted one
        after the other. From `free` on each wrong one makes the pause four times as long, up to `longest`. A guess that
        has to wait neither counts nor makes the wait longer.
        """
        now = timezone.now()
        with transaction.atomic():
            pause, _made = cls.objects.select_for_update().get_or_create(
                key=key, defaults={"failed_at": now, "open_at": now}
            )
            if pause.open_at > now:
                return pause.open_at - now
            if now - pause.failed_at > FORGOTTEN_AFTER:
                pause.failures = 0
            pause.failures += 1
            pause.failed_at = now
            pause.open_at = now + _pause_after(pause.failures - free, longest)
            pause.save()
        return timedelta()

    @classmethod
    def forget(cls, *keys: str) -> None:
        """Start afresh after a right one."""
        cls.objects.filter(key__in=keys).delete()

    @classmethod
    def tidy(cls) -> None:
        """Delete what no longer counts."""
        cls.objects.filter(failed_at__lt=timezone.now() - FORGOTTEN_AFTER).delete()


def _pause_after(over: int, longest: timedelta) -> timedelta:
    if over < 0:
        return timedelta()
    return min(timedelta(seconds=4 ** min(over, 10)), longest)
