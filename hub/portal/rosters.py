"""Classes and who is in them, for coming in and for setting up."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from hub.activity.models import Kind
from hub.audience.viewer import Viewer
from hub.people.models import Person
from hub.school.models import (
    Appointment,
    Classroom,
    ClassroomQuerySet,
    Consent,
    Enrolment,
    Guardianship,
    Mentorship,
    School,
    SchoolYear,
)
from hub.school.noting import note
from hub.school.pasted_names import PastedName, told_apart


def class_with_code(school: School, code: str) -> Classroom | None:
    """The class with this code, however it is typed: "fox 427" is FOX427."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return Classroom.objects.filter(school=school, code=letters).first() if letters else None


def classes_tended_by(viewer: Viewer) -> ClassroomQuerySet:
    """The classes whose list of people this viewer keeps: their own, or all for coaches and administrators."""
    here = Classroom.objects.filter(school=viewer.school).select_related("grade", "year")
    return here if viewer.sees_all_classes else here.filter(pk__in=viewer.standing.teaches_in)


def students_of(classroom: Classroom) -> list[Person]:
    """The students of today, by first name."""
    enrolments = Enrolment.objects.current().students().filter(classroom=classroom, person__is_active=True)
    people = Person.objects.filter(pk__in=enrolments.values("person_id"))
    return list(people.order_by("first_name", "last_name", "pk"))


def years_of(school: School) -> list[SchoolYear]:
    """The years of a school that are not over, or else the last one."""
    years = list(SchoolYear.objects.filter(school=school).order_by("-starts_on"))
    return [year for year in years if year.ends_on >= timezone.localdate()] or years[:1]


def next_class(year: SchoolYear) -> dict[str, object]:
    """What a new class is likely to be: after 6B it is 6C, of the same grade; nothing when one cannot tell."""
    last = Classroom.objects.filter(year=year).order_by("pk").last()
    if last is None or last.grade_id is None or not "A" <= last.name[-1:] < "Z":
        return {}
    names = set(Classroom.objects.filter(year=year).values_list("name", flat=True))
    letters = (chr(number) for number in range(ord(last.name[-1]) + 1, ord("Z") + 1))
    name = next((wish for letter in letters if (wish := last.name[:-1] + letter) not in names), "")
    return {"name": name, "grade": last.grade_id}


def works_somewhere(person: Person) -> bool:
    """Whether this person works at any school of the hub today."""
    return person.appointments.current().exists() or person.enrolments.current().teachers().exists()


def is_student(school: School, person: Person) -> bool:
    """Whether this person is a student of the school today, and works nowhere: only they have cards and pictures."""
    return Viewer(school, person).is_student and not works_somewhere(person)


@dataclass(frozen=True)
class Named:
    """A person as their class calls them."""

    person: Person
    name: str


def names_of(people: list[Person]) -> list[PastedName]:
    """Their names, as a list has them."""
    return [PastedName(person.full_name, person.first_name, person.last_name) for person in people]


def called(people: list[Person]) -> list[Named]:
    """Each by the first name; where two are the same, told apart as in a list."""
    return [Named(person, name.first_name) for person, name in zip(people, told_apart(names_of(people)), strict=True)]


@transaction.atomic
def appoint(school: School, person: Person, role: str, *, by: Person) -> None:
    """Give somebody a role at the school from today on."""
    if not Appointment.objects.current().filter(school=school, person=person, role=role).exists():
        Appointment.objects.create(school=school, person=person, role=role)
        note(Kind.ROLE_GIVEN, school, by=by, about=person, thing=role)


@transaction.atomic
def end_work(school: School, person: Person, today: datetime.date, *, by: Person) -> None:
    """End all roles and classes of somebody who works here, as of yesterday, and sign them out."""
    yesterday = today - datetime.timedelta(days=1)
    Appointment.objects.current(today).filter(school=school, person=person).update(ends_on=yesterday)
    teaching = Enrolment.objects.current(today).teachers().filter(classroom__school=school, person=person)
    teaching.filter(starts_on=today).delete()
    teaching.update(ends_on=yesterday)
    mentorships = Mentorship.objects.filter(Q(teacher=person) | Q(mentor=person), school=school)
    mentorships.end(by=by)
    person.end_sign_ins()
    note(Kind.ROLE_ENDED, school, by=by, about=person)


@transaction.atomic
def link_guardian(school: School, guardian: Person, student: Person, *, by: Person) -> None:
    """Let a guardian look after a student, also again after an end."""
    Guardianship.objects.update_or_create(
        school=school,
        guardian=guardian,
        student=student,
        defaults={"ends_on": None},
        create_defaults={"starts_on": timezone.localdate()},
    )
    note(Kind.GUARDIAN_LINKED, school, by=by, about=student, thing=guardian.public_id)


def guardianships_of(school: School, student: Person) -> QuerySet[Guardianship]:
    """Who looks after a student today."""
    here = Guardianship.objects.current().filter(school=school, student=student)
    return here.select_related("guardian").order_by("guardian__first_name")


def consents_of(school: School, student: Person) -> list[dict[str, Any]]:
    """Each kind of consent: its key, its name, what it does, and the one that holds, if any."""
    found = Consent.objects.active().filter(school=school, student=student).select_related("given_by", "noted_by")
    held = {consent.kind: consent for consent in found}
    return [
        {"key": kind.value, "name": kind.label, "effect": Consent.EFFECTS[kind], "held": held.get(kind.value)}
        for kind in Consent.Kind
    ]


def past_consents_of(school: School, student: Person) -> QuerySet[Consent]:
    """Those that were withdrawn, the last one first."""
    past = Consent.objects.filter(school=school, student=student, withdrawn_at__isnull=False)
    return past.select_related("given_by", "noted_by", "withdrawn_by").order_by("-withdrawn_at", "-pk")


def consents_in(school: School, students: list[Person]) -> list[dict[str, Any]]:
    """A row for each student, with the kinds and whether each holds; in one query."""
    active = Consent.objects.active().filter(school=school, student__in=students)
    held = set(active.values_list("student_id", "kind"))
    return [
        {
            "person": student,
            "name": f"yes-{student.public_id}",
            "kinds": [
                {"kind": kind.value, "label": kind.label, "held": (student.pk, kind.value) in held}
                for kind in Consent.Kind
            ],
        }
        for student in students
    ]
