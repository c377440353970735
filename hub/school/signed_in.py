"""A student's session is shorter than an adult's, whichever way they came in."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from django.http import HttpRequest

from hub.people.models import Person
from hub.people.sign_in import STUDENT, limit_session, person_signed_in
from hub.school.models import Enrolment


@receiver(person_signed_in)
def shorten_session(sender: type[Person], request: HttpRequest, person: Person, **_more: Any) -> None:
    """Give a student of today the limits of a shared device (safety.md C7)."""
    if Enrolment.objects.current().students().filter(person=person).exists():
        limit_session(request, STUDENT)
