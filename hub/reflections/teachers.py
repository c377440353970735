"""With whom a student sets goals."""

from __future__ import annotations

from hub.audience.viewer import Viewer
from hub.people.models import Person
from hub.school.models import Enrolment


def teachers_of(viewer: Viewer) -> list[Person]:
    """The teachers of the classes that the viewer is in as a student today. One question, or none."""
    classes = viewer.standing.learns_in
    if not classes:
        return []
    now = Enrolment.objects.current().teachers().filter(classroom__in=classes)
    return list(Person.objects.filter(pk__in=now.values("person")).order_by("first_name", "pk"))
