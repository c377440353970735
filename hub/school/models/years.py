"""School years and grades."""

from __future__ import annotations

import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hub.school.dates import DatedQuerySet
from hub.school.models.school import School


class SchoolYearQuerySet(DatedQuerySet["SchoolYear"]):
    """School years."""

    def holding(self, day: datetime.date) -> SchoolYear | None:
        """The year that this day is in, or else the last one that began before it."""
        return self.filter(starts_on__lte=day).order_by("-starts_on").first()


class SchoolYear(models.Model):
    """A year of the school, with its first and last day."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="years")
    name = models.CharField(_("name"), max_length=20)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))

    objects = SchoolYearQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["school", "name"], name="one_year_of_each_name"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")), name="a_year_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls, school: School) -> SchoolYear | None:
        """The school's year of today."""
        return cls.objects.filter(school=school).holding(timezone.localdate())


class Grade(models.Model):
    """A level of study, such as Grade 6."""

    class Division(models.TextChoices):
        LOWER = "lower", _("Lower school")
        MIDDLE = "middle", pgettext_lazy("part of a school", "Middle")
        UPPER = "upper", _("Upper")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="grades")
    name = models.CharField(_("name"), max_length=40)
    number = models.PositiveSmallIntegerField(_("number on the wall"))
    slug = models.SlugField(max_length=50, allow_unicode=True)
    division = models.CharField(_("division"), max_length=10, choices=Division, default=Division.MIDDLE)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["school", "number"], name="one_grade_of_each_number"),
            models.UniqueConstraint(fields=["school", "slug"], name="one_grade_of_each_slug"),
        ]

    def __str__(self) -> str:
        return self.name
