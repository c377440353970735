"""Writing into the activity log what somebody did at a school, and as what."""

from __future__ import annotations

from django.utils import timezone

from hub.activity.models import Act, Kind
from hub.people.models import Person
from hub.school.models.appointment import Appointment
from hub.school.models.enrolment import Enrolment
from hub.school.models.guardianship import Guardianship
from hub.school.models.school import School


def note(
    kind: Kind,
    school: School,
    *,
    by: Person | None,
    about: Person | None = None,
    thing: object = "",
    outcome: object = "",
) -> None:
    """Write it down, in the same transaction as what it tells. `by`: None for the hub itself. `thing` and `outcome`
    are ids and words of the code, never what somebody wrote."""
    Act.note(
        kind,
        school=school.pk,
        by=by.public_id if by else "",
        role=role_of(by, school) if by else "",
        about=about.public_id if about else "",
        thing=str(thing)[:60],
        outcome=str(outcome)[:80],
    )


def role_of(person: Person, school: School) -> str:
    """As what somebody acts at a school today: what gives them the most leave."""
    today = timezone.localdate(timezone=school.zone)
    held = set(Appointment.objects.current(today).filter(person=person, school=school).values_list("role", flat=True))
    enrolled = Enrolment.objects.current(today).filter(person=person, classroom__school=school)
    held |= set(enrolled.values_list("role", flat=True))
    ranks = (Appointment.Role.ADMINISTRATOR, Appointment.Role.LEAD, Appointment.Role.COACH, "teacher", "student")
    if found := next((str(role) for role in ranks if role in held), None):
        return found
    guards = Guardianship.objects.current(today).filter(guardian=person, school=school)
    return "guardian" if guards.exists() else ""
