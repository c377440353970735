"""A small school for the tests of coming in and setting up: a class of three, their teacher, an administrator."""

from __future__ import annotations

import datetime
from types import SimpleNamespace

import pytest
from django.utils import timezone

from hub.people.models import Person
from hub.school.models import Appointment, Classroom, Enrolment, Grade, Policy, School, SchoolYear

PASSWORD = "seven quiet harbour boats"


def join(classroom: Classroom, person: Person, role: str = Enrolment.Role.STUDENT) -> Person:
    """Put a person into a class."""
    Enrolment.objects.create(classroom=classroom, person=person, role=role)
    return person


@pytest.fixture
def hill(db: None) -> SimpleNamespace:
    """Harbour Hill School with class 6B: noah, mei, ada; finn teaches; amara runs the hub."""
    school = School.objects.create(name="Harbour Hill School")
    Policy.objects.create(school=school)
    today = timezone.localdate()
    year = SchoolYear.objects.create(
        school=school,
        name="This year",
        starts_on=today - datetime.timedelta(60),
        ends_on=today + datetime.timedelta(200),
    )
    grade = Grade.objects.create(school=school, name="Grade 6", number=6, slug="grade-6")
    room = Classroom.objects.create(school=school, year=year, grade=grade, name="6B", slug="6b", code="FXG427")
    noah, mei, ada = (
        join(room, Person.objects.create_person(name, face=name.lower())) for name in ("Noah", "Mei", "Ada")
    )
    noah.choose_secret_pictures("kingfisher", "moon")
    finn = Person.objects.create_person("Finn", email="finn@school.example", password=PASSWORD)
    amara = Person.objects.create_person("Amara", email="amara@school.example", password=PASSWORD)
    join(room, finn, Enrolment.Role.TEACHER)
    Appointment.objects.create(school=school, person=amara, role=Appointment.Role.ADMINISTRATOR)
    return SimpleNamespace(
        school=school, year=year, grade=grade, room=room, noah=noah, mei=mei, ada=ada, finn=finn, amara=amara
    )
