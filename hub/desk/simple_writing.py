"""Who writes on the simple page: a teacher says so for the class or a student, a student for themselves."""

from __future__ import annotations

from django.db.models import Exists

from hub.audience.viewer import Viewer
from hub.people.models import Person
from hub.school.models import Classroom


def in_simple_class(viewer: Viewer) -> Exists:
    """The condition, for any query, that a class in which the viewer learns begins with the first tools."""
    return Exists(Classroom.objects.filter(pk__in=viewer.standing.learns_in, simple_writing=True))


def writes_simply(viewer: Viewer, *, in_simple_class: bool | None = None) -> bool:
    """Whether the page for writing shows this viewer the first tools only. It is for students; their own choice comes
    before that of a class. `in_simple_class`: what a query has told already of the condition above."""
    if viewer.person is None or not viewer.is_student:
        return False
    if viewer.person.writing:
        return viewer.person.writing == Person.Writing.SIMPLE
    if in_simple_class is not None:
        return in_simple_class
    return Classroom.objects.filter(pk__in=viewer.standing.learns_in, simple_writing=True).exists()


def choose_writing(person: Person, writing: str) -> None:
    """From now on this person writes with these tools; "" is as their class has it.

    Raises ValueError for anything that is not a choice.
    """
    person.writing = Person.Writing(writing).value if writing else ""
    person.save(update_fields=["writing"])
