"""What is noticed in words where the school's students are known by name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from hub.people.models import Person
from hub.school.models import Appointment, Enrolment, School
from hub.text.noticing import Noticed, notice
from hub.text.undisguised import undisguised
from hub.text.words import fold

_NAME = re.compile(r"[^\W\d_][\w’'-]+")
_ADDRESSED = frozenset(
    (
        *("mr", "mrs", "ms", "miss", "mx", "dr", "sir", "madam", "teacher", "prof", "sensei", "herr", "frau"),
        *("m", "mme", "mlle", "monsieur", "madame", "professeur", "maestro", "maestra"),
        *("profesor", "profesora"),
        *("sr", "sra", "srta", "senor", "senora", "senorita"),
    )
)
"""Words with which one speaks to a teacher, folded."""
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


def sounds_like_staff(name: str, school: School) -> bool:
    """Whether a name is that of somebody who works at the school, also in disguise, with or without a word such as Ms:
    under it one could speak for them."""
    said = {frozenset(line.split()) - _ADDRESSED for line in undisguised(fold(name)).splitlines()}
    addressed = any(_ADDRESSED & set(line.split()) for line in undisguised(fold(name)).splitlines())
    for person in _staff(school).only("first_name", "last_name"):
        first, last = (frozenset(fold(part).split()) for part in (person.first_name, person.last_name))
        whole = first | last
        if (last and whole in said) or (addressed and any(part and part in said for part in (first, last))):
            return True
    return False


def _staff(school: School) -> QuerySet[Person]:
    appointed = Appointment.objects.current().filter(school=school).values("person")
    teaching = Enrolment.objects.current().teachers().filter(classroom__school=school).values("person")
    return Person.objects.filter(Q(pk__in=appointed) | Q(pk__in=teaching))
