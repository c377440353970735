"""A person in a class, from a day until a day."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.people.models import Person
from hub.school.dates import DatedQuerySet
from hub.school.models.classroom import Classroom
from hub.school.models.school import School
from hub.school.models.years import Grade


class EnrolmentQuerySet(DatedQuerySet["Enrolment"]):
    """Enrolments."""

    def students(self) -> EnrolmentQuerySet:
        """Those of students."""
        return self.filter(role=Enrolment.Role.STUDENT)

    def teachers(self) -> EnrolmentQuerySet:
        """Those of teachers; a class may have several."""
        return self.filter(role=Enrolment.Role.TEACHER)

    def grade_of(self, person: Person, school: School) -> Grade | None:
        """The grade that the person is in as a student today."""
        found = self.current().students().filter(person=person, classroom__school=school)
        first = found.select_related("classroom__grade").first()
        return first.classroom.grade if first else None


class Enrolment(models.Model):
    """Who is in a class as what. It ends by itself at the end of its last day."""

    class Role(models.TextChoices):
        STUDENT = "student", _("student")
        TEACHER = "teacher", _("teacher")

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="enrolments")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="enrolments")
    role = models.CharField(max_length=10, choices=Role)
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "role", "classroom"]), models.Index(fields=["classroom", "role"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="an_enrolment_ends_after_it_starts",
            ),
            models.UniqueConstraint(fields=["classroom", "person", "role", "starts_on"], name="one_enrolment_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.classroom}"
