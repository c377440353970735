"""What a school adds to a session, whichever way somebody came in.

A student's is shorter; where a second step is asked for, a session without one knows until when that is well; and the
log tells of it.
"""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from django.http import HttpRequest

from hub.activity.models import Kind
from hub.people import second_step
from hub.people.models import Person
from hub.people.sign_in import SECOND_STEP_BY, STUDENT, limit_session, person_signed_in, sign_in_failed
from hub.school.models import Enrolment, Policy, School
from hub.school.noting import note, role_of


@receiver(person_signed_in)
def shorten_session(sender: type[Person], request: HttpRequest, person: Person, **_more: Any) -> None:
    """Give a student of today the limits of a shared device (safety.md C7)."""
    if Enrolment.objects.current().students().filter(person=person).exists():
        limit_session(request, STUDENT)


@receiver(person_signed_in)
def ask_for_second_step(sender: type[Person], request: HttpRequest, person: Person, **_more: Any) -> None:
    """Note the first day by which a school where this person works wants a second step that they do not have."""
    schools = {
        *person.appointments.current().values_list("school_id", flat=True),
        *person.enrolments.current().teachers().values_list("classroom__school_id", flat=True),
    }
    days = [policy.second_step_by(person) for policy in Policy.objects.filter(school__in=schools)]
    if (wanted := [day for day in days if day]) and not second_step.is_on(person):
        request.session[SECOND_STEP_BY] = min(wanted).isoformat()


@receiver(person_signed_in)
def note_sign_in(sender: type[Person], request: HttpRequest, person: Person, **_more: Any) -> None:
    """Write down who came in."""
    if school := _school_of(request):
        note(Kind.SIGNED_IN, school, by=person)


@receiver(sign_in_failed)
def note_failure(sender: type[Person], request: HttpRequest, person: Person | None, **_more: Any) -> None:
    """Write down that somebody tried to come in as this person, or as nobody the school knows: who typed the address of
    somebody at another school of the hub must not read the name in the log."""
    if school := _school_of(request):
        is_ours = person is not None and role_of(person, school) != ""
        note(Kind.SIGN_IN_FAILED, school, by=None, about=person if is_ours else None)


def _school_of(request: HttpRequest) -> School | None:
    """The school at whose address it was; none in the moment in which the first one is set up."""
    found: School | None = getattr(request, "school", None)
    return found
