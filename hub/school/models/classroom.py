"""A class: a group of students with teachers, in a year."""

from __future__ import annotations

import datetime
import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.ids import new_public_id
from hub.people.models import Person
from hub.school.models.school import School
from hub.school.models.years import Grade, SchoolYear

_CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_CODE_NUMBERS = "23456789"


def new_class_code() -> str:
    """Three letters and three numbers, none of which looks like another. It names a class; it opens nothing."""
    letters = "".join(secrets.choice(_CODE_LETTERS) for _ in range(3))
    return letters + "".join(secrets.choice(_CODE_NUMBERS) for _ in range(3))


class ClassroomQuerySet(models.QuerySet["Classroom"]):
    """Classes."""

    def of_this_year(self, school: School, day: datetime.date) -> ClassroomQuerySet:
        """The school's classes of the year that `day` is in, or else of the last one that began before it."""
        begun = SchoolYear.objects.filter(school=school, starts_on__lte=day).order_by("-starts_on")
        return self.filter(school=school, year=begun.values("pk")[:1])


class Classroom(models.Model):
    """One class in one school year."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="classrooms")
    year = models.ForeignKey(SchoolYear, on_delete=models.PROTECT, related_name="classrooms")
    grade = models.ForeignKey(Grade, on_delete=models.PROTECT, null=True, blank=True, related_name="classrooms")
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    name = models.CharField(_("name"), max_length=40)
    slug = models.SlugField(max_length=60, allow_unicode=True)
    code = models.CharField(max_length=6, unique=True, default=new_class_code)
    accent = models.CharField(max_length=20, default="kingfisher")
    simple_writing = models.BooleanField(_("simple writing page"), default=False)
    people = models.ManyToManyField(Person, through="school.Enrolment", related_name="classrooms")

    objects = ClassroomQuerySet.as_manager()

    class Meta:
        ordering = ["grade__number", "name"]
        constraints = [
            models.UniqueConstraint(fields=["school", "slug"], name="one_class_of_each_slug"),
            models.UniqueConstraint(fields=["year", "name"], name="one_class_of_each_name_a_year"),
        ]

    def __str__(self) -> str:
        return self.name

    def change_code(self, seen: str) -> bool:
        """Another code than the one somebody saw. The old one shows nobody's face any more, nor does a page that it
        opened. False when it was changed since: pressed twice, it makes one."""
        return bool(Classroom.objects.filter(pk=self.pk, code=seen).update(code=new_class_code()))
