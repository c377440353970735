"""Makes a class from pasted names: people, enrolments, blogs, secret pictures and cards."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from itertools import count

from django.db import transaction

from hub.activity.models import Kind
from hub.blogs.models import Blog
from hub.people.models import FACES, Person, SignInCard
from hub.people.pictures import give_new_pictures
from hub.portal.rosters import names_of, students_of
from hub.school.models import Classroom, Enrolment, Grade, School, SchoolYear
from hub.school.noting import note
from hub.school.pasted_names import PastedName, told_apart
from hub.text.words import slugify


@dataclass(frozen=True)
class NewCard:
    """What a student needs to come in. The secret and the pictures are shown this once."""

    person: Person
    secret: str
    pictures: tuple[str, str]


@transaction.atomic
def make_class(
    school: School, year: SchoolYear, grade: Grade, name: str, *, teacher: Person, names: list[PastedName], by: Person
) -> tuple[Classroom, list[NewCard]]:
    """A class with its blog, its teacher and its students; gives the class and the students' cards."""
    taken = set(Classroom.objects.filter(school=school).values_list("slug", flat=True))
    classroom = Classroom.objects.create(
        school=school,
        year=year,
        grade=grade,
        name=name,
        slug=_free(slugify(name)[:50] or f"class-{grade.number}", taken),
    )
    Blog.start(school, name, classroom=classroom)
    add_teacher(classroom, teacher)
    return classroom, add_students(classroom, names, by=by)


@transaction.atomic
def add_students(classroom: Classroom, names: list[PastedName], *, by: Person) -> list[NewCard]:
    """New students of a class, each with a face, a blog, secret pictures and a card."""
    there = students_of(classroom)
    used = Counter(person.face for person in there)
    cards = []
    for name in told_apart(names, names_of(there)):
        least = min(used[face] for face in FACES)
        face = random.choice([face for face in FACES if used[face] == least])  # noqa: S311 - a face is no secret
        used[face] += 1
        person = Person.objects.create_person(name.first_name, last_name=name.last_name, face=face)
        Enrolment.objects.create(classroom=classroom, person=person, role=Enrolment.Role.STUDENT)
        Blog.start(classroom.school, name.first_name, owner=person)
        cards.append(new_card(person, by=by))
    note(Kind.STUDENTS_ADDED, classroom.school, by=by, thing=f"class {classroom.pk}", outcome=len(cards))
    return cards


def add_teacher(classroom: Classroom, teacher: Person) -> None:
    """Let somebody teach a class from today on; they have a blog too."""
    if not Enrolment.objects.current().teachers().filter(classroom=classroom, person=teacher).exists():
        Enrolment.objects.create(classroom=classroom, person=teacher, role=Enrolment.Role.TEACHER)
    Blog.start(classroom.school, teacher.first_name, owner=teacher)


def new_card(person: Person, *, by: Person) -> NewCard:
    """Another card and other pictures for a student; the old ones stop working."""
    _card, secret = SignInCard.make(person, by=by)
    return NewCard(person, secret, give_new_pictures(person))


def _free(wish: str, taken: set[str]) -> str:
    return next(slug for number in count(1) if (slug := wish if number == 1 else f"{wish}-{number}") not in taken)
