"""Which families of a class a letter can go to, and what becomes of those that went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef
from django.utils import timezone

from hub.audience.audiences import Audience
from hub.audience.viewer import Viewer
from hub.families.models import LeftLetters, LetterHome
from hub.people.models import Person
from hub.school.models import Classroom, Enrolment, Guardianship
from hub.showcase.models import Section


@dataclass
class Child:
    """One student of the class, the room that is ready (or None), and a letter for each guardian."""

    person: Person
    room: Section | None
    homes: list[LetterHome] = field(default_factory=list)

    @property
    def can_go(self) -> bool:
        """Whether a mail goes to somebody."""
        return any(not home.why_not for home in self.homes)


def children_of(classroom: Classroom, viewer: Viewer) -> list[Child]:
    """All students of the class by first name, in a fixed number of queries. Nothing is kept yet."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    enrolled = Enrolment.objects.filter(classroom=classroom).current(today).students()
    people = Person.objects.filter(pk__in=enrolled.values("person")).order_by("first_name", "pk")
    rooms = _rooms_of(people, classroom, viewer)
    children = {person.pk: Child(person, rooms.get(person.pk)) for person in people}
    left = Exists(LeftLetters.objects.filter(guardianship=OuterRef("pk")))
    guarding = Guardianship.objects.current(today).filter(student__in=children, school=viewer.school)
    for guardianship in guarding.select_related("guardian", "student").annotate(has_left=left).order_by("pk"):
        child = children[guardianship.student_id]
        if child.room is not None:
            child.homes.append(_home(guardianship, child.room))
    return list(children.values())


def _rooms_of(people: Iterable[Person], classroom: Classroom, viewer: Viewer) -> dict[int, Section]:
    """The room of each that a family may enter today: of the grade of the class, else of the highest grade."""
    rooms = Section.objects.visible_to(viewer).filter(page__blog__owner__in=people)
    if classroom.grade_id:
        rooms = rooms.filter(grade=classroom.grade_id)
    shown = rooms.select_related("approval", "grade", "page__blog__owner").order_by("grade__number")
    return {room.page.blog.owner_id: room for room in shown if _is_open(room) and room.page.blog.owner_id}


def _is_open(room: Section) -> bool:
    return room.opened_to != Audience.TEACHERS


def _home(guardianship: Guardianship, room: Section) -> LetterHome:
    home = LetterHome(guardianship=guardianship, section=room)
    if not guardianship.guardian.email or not guardianship.guardian.is_active:
        home.why_not = LetterHome.WhyNot.NO_ADDRESS
    elif guardianship.has_left:  # type: ignore[attr-defined]  # Annotated.
        home.why_not = LetterHome.WhyNot.LEFT
    return home
