"""Who looks after whom."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from hub.people.models import Person
from hub.school.dates import DatedQuerySet
from hub.school.models.school import School


class GuardianshipQuerySet(DatedQuerySet["Guardianship"]):
    """Guardianships."""


class Guardianship(models.Model):
    """A guardian of a student. One may have several children, a child several guardians who do not see each other."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="guardianships")
    guardian = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="children_links")
    student = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="guardian_links")
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)

    objects = GuardianshipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "guardian", "student"], name="one_guardianship_a_pair"),
            models.CheckConstraint(condition=~models.Q(guardian=models.F("student")), name="nobody_guards_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.guardian} for {self.student}"
