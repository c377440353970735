"""Full names of students in what somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hub.people.models import Person
from hub.school.models import Enrolment, School

_NAME = re.compile(r"[^\W\d_][\w’'-]+")
MOST = 400
"""Words with a capital that are looked up in one go."""


def students_named_in(texts: Iterable[str], school: School) -> set[str]:
    """The first and last names, as they stand side by side, of students of the school that these texts name so."""
    words = {word for text in texts for word in _NAME.findall(text) if word[0].isupper()}
    some = sorted(words)[:MOST]
    named = Person.objects.filter(first_name__in=some, last_name__in=some)
    students = named.filter(enrolments__role=Enrolment.Role.STUDENT, enrolments__classroom__school=school)
    return {person.full_name for person in students.only("first_name", "last_name")} if some else set()
