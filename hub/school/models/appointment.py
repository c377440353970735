"""What somebody does for the whole school."""

from __future__ import annotations

import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.people.models import Person
from hub.school.dates import DatedQuerySet
from hub.school.models.school import School


class AppointmentQuerySet(DatedQuerySet["Appointment"]):
    """Appointments."""

    def administrators(self) -> AppointmentQuerySet:
        """Those of administrators."""
        return self.filter(role=Appointment.Role.ADMINISTRATOR)

    def leads(self, school: School, at: datetime.datetime) -> AppointmentQuerySet:
        """Those of a school's safeguarding leads, at this time."""
        day = timezone.localdate(at, school.zone)
        return self.current(day).filter(role=Appointment.Role.LEAD, school=school)


class Appointment(models.Model):
    """A role at a school that is not bound to a class, with dates."""

    class Role(models.TextChoices):
        ADMINISTRATOR = "administrator", _("administrator")
        COACH = "coach", _("technology coach")
        TEACHER = "teacher", _("teacher")
        LEAD = "lead", _("safeguarding lead")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="appointments")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="appointments")
    role = models.CharField(max_length=20, choices=Role)
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "person", "role", "starts_on"], name="one_appointment_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}"
