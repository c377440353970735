"""The code with which another hub fetches a packed blog: for one hub, once, until a day."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from hub.ids import new_public_id
from hub.portability.models.departure import KEPT, Departure

AGAIN = datetime.timedelta(hours=1)
"""How long the hub that began to fetch may begin anew, when its line broke."""


class MovingCodeQuerySet(models.QuerySet["MovingCode"]):
    """Codes."""

    def working(self, now: datetime.datetime) -> MovingCodeQuerySet:
        """Those that nobody has ended, and whose day is not over, of a blog whose asker is still here."""
        there = (*Departure.MOVING, Departure.State.DONE)
        going_on = self.filter(ended_at=None, arrived_at=None, ends_at__gt=now, departure__state__in=there)
        return going_on.filter(departure__asked_by__is_active=True)

    def free_for(self, claim: str, now: datetime.datetime) -> MovingCodeQuerySet:
        """Those that this hub may still use: no other has, and it began no longer than an hour ago."""
        again = Q(claim=claim, taken_at__gt=now - AGAIN)
        return self.working(now).filter(Q(taken_at=None) | again)


class MovingCode(models.Model):
    """A secret of 128 bits. It opens one packed file and nothing else, and is used up with the first hub that fetches
    it."""

    departure = models.OneToOneField(Departure, on_delete=models.CASCADE, related_name="code")
    secret = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True, help_text="somebody took it back")
    claim = models.CharField(max_length=64, blank=True, help_text="what the hub that fetches calls this fetching")
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.CharField(max_length=120, blank=True, help_text="how the school that fetched it calls itself")
    arrived_at = models.DateTimeField(null=True, blank=True, help_text="the other hub said that it has all of it")

    objects = MovingCodeQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.departure)

    @classmethod
    def make(cls, departure: Departure) -> MovingCode:
        """The code of this departure; one that was made before stays."""
        ends_at = timezone.now() + KEPT
        return cls.objects.get_or_create(departure=departure, defaults={"ends_at": ends_at})[0]

    @property
    def works(self) -> bool:
        """Whether a hub can still fetch with it."""
        return self.ended_at is None and self.taken_at is None and self.ends_at > timezone.now()

    def take(self, claim: str, *, by: str) -> bool:
        """Use it up; False when another hub was quicker."""
        now = timezone.now()
        mine = MovingCode.objects.filter(pk=self.pk).free_for(claim, now)
        return bool(mine.update(claim=claim, taken_at=Coalesce("taken_at", now), taken_by=by))

    def arrive(self, claim: str) -> bool:
        """The hub that took it has all of it; from now on nothing can be fetched."""
        mine = MovingCode.objects.filter(pk=self.pk, claim=claim, arrived_at=None).exclude(claim="")
        return bool(mine.update(arrived_at=timezone.now()))

    def end(self) -> None:
        """Take it back."""
        self.ended_at = timezone.now()
        self.save(update_fields=["ended_at"])
