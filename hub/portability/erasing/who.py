"""Whom the office may erase."""

from __future__ import annotations

from django.utils import timezone

from hub.audience.viewer import Viewer
from hub.people.models import Person, PersonQuerySet
from hub.school.elsewhere import at_another_school
from hub.school.models import Appointment, Enrolment


def may_erase(viewer: Viewer) -> PersonQuerySet:
    """Those who learn or learnt at the viewer's school and neither work there nor are at another one of the hub today;
    for administrators."""
    everybody = Person.objects.get_queryset()
    if not viewer.is_administrator:
        return everybody.none()
    ever = Enrolment.objects.filter(classroom__school=viewer.school)
    today = timezone.localdate(viewer.now, viewer.school.zone)
    working = Appointment.objects.current(today).filter(school=viewer.school)
    people = everybody.filter(pk__in=ever.students().values("person"))
    people = people.exclude(at_another_school(viewer.school))
    people = people.exclude(pk__in=ever.current(today).teachers().values("person"))
    return people.exclude(pk__in=working.values("person")).order_by("first_name", "last_name", "pk")


def leavers(viewer: Viewer) -> PersonQuerySet:
    """Those among them who are in no class today."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    here = Enrolment.objects.current(today).filter(classroom__school=viewer.school)
    return may_erase(viewer).exclude(pk__in=here.values("person"))
