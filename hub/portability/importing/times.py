"""What was so at a time: the school year, and the class and grade of whoever wrote."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone

from hub.blogs.models import Blog
from hub.school.models import Classroom, SchoolYear


@dataclass(frozen=True)
class Time:
    """The numbers of year, grade and class."""

    year: int | None
    grade: int | None
    classroom: int | None


class Times:
    """The same answers as Entry.note_time, for a thousand entries with two queries."""

    def __init__(self, blog: Blog) -> None:
        self.zone = blog.school.zone
        self.years = list(SchoolYear.objects.filter(school=blog.school).order_by("-starts_on"))
        self.classroom: Classroom | None = blog.classroom
        self.enrolments = []
        if blog.owner is not None:
            found = blog.owner.enrolments.filter(classroom__school=blog.school)
            self.enrolments = list(found.select_related("classroom").order_by("pk"))

    def at(self, moment: datetime.datetime) -> Time:
        """Year, grade and class of this moment."""
        day = timezone.localdate(moment, self.zone)
        year = next((year.pk for year in self.years if year.starts_on <= day), None)
        classroom = self.classroom or self._class_on(day)
        grade = classroom.grade_id if classroom else self._grade_in(year)
        return Time(year, grade, classroom.pk if classroom else None)

    def _class_on(self, day: datetime.date) -> Classroom | None:
        for enrolment in self.enrolments:
            if enrolment.starts_on <= day and (enrolment.ends_on is None or enrolment.ends_on >= day):
                return enrolment.classroom
        return None

    def _grade_in(self, year: int | None) -> int | None:
        classes = (enrolment.classroom for enrolment in self.enrolments)
        return next((room.grade_id for room in classes if year is not None and room.year_id == year), None)
