"""Who writes on the simple page: a teacher says so for the class or a student, a student for themselves."""

from __future__ import annotations

from hub.audience.viewer import Viewer
from hub.people.models import Person
from hub.school.models import Classroom


def writes_simply(viewer: Viewer) -> bool:
    """Whether the page for writing shows this viewer the first tools only. It is for students; their own choice comes
    before that of a class."""
    if viewer.person is None or not viewer.is_student:
        return False
    if viewer.person.writing:
        return viewer.person.writing == Person.Writing.SIMPLE
    return Classroom.objects.filter(pk__in=viewer.standing.learns_in, simple_writing=True).exists()


def choose_writing(person: Person, writing: str) -> None:
    """From now on this person writes with these tools; "" is as their class has it.

    Raises ValueError for anything that is not a choice.
    """
    person.writing = Person.Writing(writing).value if writing else ""
    person.save(update_fields=["writing"])
