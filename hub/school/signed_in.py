"""Whichever way somebody came in: a student's session is shorter than an adult's, and the log tells of it."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from django.http import HttpRequest

from hub.activity.models import Kind
from hub.people.models import Person
from hub.people.sign_in import STUDENT, limit_session, person_signed_in, sign_in_failed
from hub.school.models import Enrolment, School
from hub.school.noting import note


@receiver(person_signed_in)
def shorten_session(sender: type[Person], request: HttpRequest, person: Person, **_more: Any) -> None:
    """Give a student of today the limits of a shared device (safety.md C7)."""
    if Enrolment.objects.current().students().filter(person=person).exists():
        limit_session(request, STUDENT)


@receiver(person_signed_in)
def note_sign_in(sender: type[Person], request: HttpRequest, person: Person, **_more: Any) -> None:
    """Write down who came in."""
    if school := _school_of(request):
        note(Kind.SIGNED_IN, school, by=person)


@receiver(sign_in_failed)
def note_failure(sender: type[Person], request: HttpRequest, person: Person | None, **_more: Any) -> None:
    """Write down that somebody tried to come in as this person, or as nobody the hub knows."""
    if school := _school_of(request):
        note(Kind.SIGN_IN_FAILED, school, by=None, about=person)


def _school_of(request: HttpRequest) -> School | None:
    """The school at whose address it was; none in the moment in which the first one is set up."""
    found: School | None = getattr(request, "school", None)
    return found
