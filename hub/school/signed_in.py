"""What a school adds to a session, whichever way somebody came in.

A student's is shorter; and where a second step is asked for, a session without one knows until when that is well.
"""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from django.http import HttpRequest

from hub.people import second_step
from hub.people.models import Person
from hub.people.sign_in import SECOND_STEP_BY, STUDENT, limit_session, person_signed_in
from hub.school.models import Enrolment, Policy


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
