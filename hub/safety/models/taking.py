"""That a copy of a student's blog was taken along."""

from __future__ import annotations

import datetime

from django.db import models
from django.utils import timezone

from hub.audience.viewer import Viewer
from hub.people.models import Person
from hub.school.models import School

TOLD_FOR = datetime.timedelta(days=14)


class TakingQuerySet(models.QuerySet["Taking"]):
    """Copies that were taken."""

    def news(self, now: datetime.datetime) -> TakingQuerySet:
        """Those of the last two weeks, the newest first."""
        return self.filter(at__gt=now - TOLD_FOR).order_by("-at", "-pk")

    def old(self, now: datetime.datetime) -> TakingQuerySet:
        """Those of which nobody is told any more."""
        return self.filter(at__lte=now - TOLD_FOR)

    def by_themselves(self) -> TakingQuerySet:
        """Those that students took of their own work."""
        return self.filter(by=models.F("student"))

    def told_to_family(self, viewer: Viewer) -> TakingQuerySet:
        """Those that one's own children took; what another household takes is nobody's here to know."""
        return self.by_themselves().filter(student__in=viewer.standing.children, school=viewer.school)


class Taking(models.Model):
    """By the student or the family, once a day for each who takes, however often they pack: the teachers of the student
    are told, and the family of what the student took."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    student = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="takings")
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    at = models.DateTimeField(default=timezone.now)

    objects = TakingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["student", "-at"])]
        constraints = [
            models.UniqueConstraint(fields=["school", "student", "by", "day"], name="a_taking_is_told_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.student}, {self.day}"

    @classmethod
    def note(cls, student: Person, school: School, *, by: Person) -> Taking | None:
        """Note it; None when one of today by the same person is known already."""
        today = timezone.localdate(timezone=school.zone)
        taking, is_new = cls.objects.get_or_create(school=school, student=student, by=by, day=today)
        return taking if is_new else None
