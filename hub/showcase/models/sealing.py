"""A year that is over is sealed: its room stays and stays readable, and is not changed any more."""

from __future__ import annotations

import datetime

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from hub.audience.models import Approval
from hub.people.models import Person
from hub.school.models import School, SchoolYear
from hub.showcase.models.section import Section

OPEN_AGAIN_FOR = datetime.timedelta(days=1)


class Reopening(models.Model):
    """A teacher opened a sealed room again for a day, to have something mended."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="reopenings")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.section}: {self.until:%Y-%m-%d %H:%M}"

    @classmethod
    def of(cls, section: Section, *, by: Person, now: datetime.datetime) -> Reopening:
        """Take the seal off for a day."""
        with transaction.atomic():
            section.sealed_at = None
            section.save(update_fields=["sealed_at"])
            return cls.objects.create(section=section, by=by, at=now, until=now + OPEN_AGAIN_FOR)


def seal_rooms(school: School, now: datetime.datetime) -> int:
    """Seal the rooms of years that are over; how many. A second time finds none.

    What nobody else has seen yet stays its owner's to finish: a room that is closed, waits or was kept out. So does a
    room that was made after its year, such as one of an import: until the end of the year in which it was made.
    """
    today = timezone.localdate(now, school.zone)
    over = SchoolYear.objects.filter(school=school, ends_on__lt=today).order_by("ends_on").last()
    if over is None:
        return 0
    day_after = datetime.datetime.combine(over.ends_on + datetime.timedelta(days=1), datetime.time(), school.zone)
    let_in = Q(approval=None) | Q(approval__decision=Approval.Decision.RELEASED)
    rooms = Section.objects.filter(let_in, school=school, sealed_at=None, year__ends_on__lt=today, shown_at__lte=now)
    finished = rooms.filter(made_at__lt=day_after).exclude(reopenings__until__gt=now)
    return finished.update(sealed_at=now)
