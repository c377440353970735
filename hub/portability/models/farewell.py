"""That a guardian of somebody who has left was told how the blog can be taken along."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone

from hub.school.models import Enrolment, Guardianship, School, SchoolYear

SETTLED = datetime.timedelta(days=7)
"""So long after the first day of a year, and after the last day in a class, somebody who is in no class has left: in
the holidays nobody is in one."""
LATELY = datetime.timedelta(days=120)


class Farewell(models.Model):
    """Told once. Who comes back and leaves again after that knows it."""

    guardianship = models.OneToOneField(Guardianship, on_delete=models.CASCADE, related_name="farewell")
    told_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.guardianship)

    @classmethod
    def due(cls, school: School, today: datetime.date) -> QuerySet[Guardianship]:
        """Guardians with an address, of students who have left this school lately, who were not told."""
        years = SchoolYear.objects.filter(school=school, starts_on__lte=today - SETTLED, ends_on__gte=today)
        students = Enrolment.objects.students().filter(classroom__school=school)
        lately = students.filter(ends_on__gte=today - LATELY).values("person")
        of_leavers = Guardianship.objects.current(today).filter(school=school, student__in=lately, farewell=None)
        here = students.filter(models.Q(ends_on=None) | models.Q(ends_on__gt=today - SETTLED)).values("person")
        found = of_leavers.exclude(student__in=here).exclude(guardian__email=None).exclude(guardian__email="")
        return found if years.exists() else found.none()

    @classmethod
    def note(cls, guardianships: QuerySet[Guardianship]) -> list[int]:
        """Note that these are told; gives their numbers. Inside the transaction that writes the mails."""
        numbers = list(guardianships.values_list("pk", flat=True))
        Farewell.objects.bulk_create(Farewell(guardianship_id=number) for number in numbers)
        return numbers
