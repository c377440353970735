"""What is noticed in words where the school's students are known by name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hub.people.models import Person
from hub.school.models import Enrolment, School
from hub.text.noticing import Noticed, notice

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


def noticed_in(words: str, school: School) -> frozenset[Noticed]:
    """What is noticed in these words, full names of the school's students too."""
    named = {Noticed.LAST_NAME} if any(name in words for name in students_named_in([words], school)) else set()
    return notice(words) | named
