"""Who works at a school."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from hub.people.models import Person
from hub.school.models import Appointment, Enrolment, School


def staff_of(school: School) -> QuerySet[Person]:
    """Who works at the school today, by first name."""
    appointed = Appointment.objects.current().filter(school=school).values("person_id")
    teaching = Enrolment.objects.current().teachers().filter(classroom__school=school).values("person_id")
    return Person.objects.filter(Q(pk__in=appointed) | Q(pk__in=teaching)).order_by("first_name", "last_name")
