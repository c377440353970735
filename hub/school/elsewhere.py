"""Who has to do with another school of the same hub: one school alone does not decide about them."""

from __future__ import annotations

from django.db.models import Q

from hub.school.models import Appointment, Enrolment, Guardianship, School


def at_another_school(*schools: School) -> Q:
    """The condition that a person learns, works or guards a child at another school of the hub than these today."""
    enrolled = Enrolment.objects.current().exclude(classroom__school__in=schools)
    working = Appointment.objects.current().exclude(school__in=schools)
    guarding = Guardianship.objects.current().exclude(school__in=schools)
    return (
        Q(pk__in=enrolled.values("person")) | Q(pk__in=working.values("person")) | Q(pk__in=guarding.values("guardian"))
    )
