"""For which year a goal is: this one or the next."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.people.models import Person
from hub.reflections.models import Goal
from hub.school.models import Enrolment, Grade, School, SchoolYear

THIS, NEXT = "this", "next"


@dataclass(frozen=True)
class Term:
    """A year of one person: the school's year and the grade they are in then, as far as both are known."""

    name: str
    word: Promise
    year: SchoolYear | None
    grade: Grade | None

    def holds(self, goal: Goal) -> bool:
        """Whether the goal is for this year. The year says it; where none is known, the grade."""
        if goal.year_id is not None and self.year is not None:
            return goal.year_id == self.year.pk
        return self.grade is not None and goal.grade_id == self.grade.pk


def terms_of(person: Person, school: School) -> dict[str, Term]:
    """This year, and the next one when the school knows a year or a grade for it, by name. Two questions."""
    years = list(SchoolYear.objects.filter(school=school))
    now = next((year for year in reversed(years) if year.starts_on <= timezone.localdate()), None)
    here = Enrolment.objects.current().students().filter(person=person, classroom__grade=OuterRef("pk"))
    grades = list(Grade.objects.filter(school=school).annotate(is_own=Exists(here)))
    grade = next((grade for grade in grades if grade.is_own), None)
    then = Term(
        NEXT,
        _("Next year"),
        next((year for year in years if now and year.starts_on > now.starts_on), None),
        next((above for above in grades if grade and above.number == grade.number + 1), None),
    )
    terms = {THIS: Term(THIS, _("This year"), now, grade)}
    return terms | {NEXT: then} if then.year or then.grade else terms
