"""Who will see something, in numbers, before it is shown: the same people as the rule lets in."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.db.models import Q, QuerySet, Value
from django.utils import timezone

from hub.audience.audiences import CIRCLES_OF, Audience, Circle
from hub.audience.viewer import Numbers, Viewer
from hub.school.models import Appointment, Enrolment, Guardianship, Mentorship

HELPERS = (Appointment.Role.COACH, Appointment.Role.ADMINISTRATOR)
_HELPING = "helping"


@dataclass(frozen=True)
class Whose:
    """Who makes a thing, by their numbers: its authors, those of them for whom the ceiling holds, those whose family
    does not allow that everyone sees it; and the class on whose blog it stands."""

    authors: frozenset[int]
    children: frozenset[int] = frozenset()
    without_consent: frozenset[int] = frozenset()
    classroom: int | None = None

    @classmethod
    def made_by(cls, people: Numbers, viewer: Viewer, *, classroom: int | None = None) -> Whose:
        """A thing that these people make, in one query."""
        return cls.under(viewer.ceilings_over(people), classroom=classroom)

    @classmethod
    def under(cls, ceilings: dict[int, tuple[bool, bool]], *, classroom: int | None = None) -> Whose:
        """A thing that those people make over whom these ceilings hold."""
        children = frozenset(number for number, (is_child, _consent) in ceilings.items() if is_child)
        without = frozenset(number for number in children if not ceilings[number][1])
        return cls(frozenset(ceilings), children, without, classroom)


@dataclass(frozen=True)
class Readers:
    """The people of each circle, by number. Nobody counts as their own reader; a circle above the ceiling is empty.
    `helpers`: those who stand in the circle of teachers by their role for the whole school alone."""

    by_circle: dict[Circle, frozenset[int]]
    faces: dict[int, str]
    helpers: frozenset[int]

    def of(self, audience: str) -> frozenset[int]:
        """All who read what is for this audience and sign in to do so."""
        return frozenset().union(*(self.by_circle.get(circle, frozenset()) for circle in Audience(audience).circles))

    def faces_in(self, audience: str, most: int) -> list[str]:
        """The faces of some of them who are no teachers and have one, from the outermost circle inwards."""
        circles = [circle for circle in reversed(self.by_circle) if circle in Audience(audience).circles]
        people = (number for circle in circles for number in sorted(self.by_circle[circle] - self._teachers))
        faces = dict.fromkeys(face for number in people if (face := self.faces[number]))
        return list(faces)[:most]

    @property
    def _teachers(self) -> frozenset[int]:
        return self.by_circle[Circle.TEACHERS]

    def count(self, circle: Circle) -> int:
        """How many stand in this circle."""
        return len(self.by_circle[circle])


def viewers_of(whose: Whose, viewer: Viewer) -> Readers:
    """Who will be able to read what these people make, circle by circle, in one query."""
    found: dict[Circle, set[int]] = {circle: set() for circle in Circle if circle is not Circle.WORLD}
    faces: dict[int, str] = {}
    helping: set[int] = set()
    first, *others = _ways_in(whose, viewer)
    for name, number, face in first.union(*others, all=True):
        (helping if name == _HELPING else found[Circle(name)]).add(number)
        faces[number] = face
    helpers = helping - found[Circle.TEACHERS] - whose.authors
    found[Circle.TEACHERS] |= helping
    allowed = CIRCLES_OF[Audience(viewer.policy.widest_audience)] if whose.children else frozenset(Circle)
    return Readers(
        {
            circle: frozenset(people) - whose.authors if circle in allowed else frozenset()
            for circle, people in found.items()
        },
        faces,
        frozenset(helpers),
    )


def _ways_in(whose: Whose, viewer: Viewer) -> list[QuerySet[models.Model, tuple[str, int, str]]]:
    """The ways to stand in a circle, each a query for rows of the circle's name, a person's number and face; whoever
    helps all classes stands in the circle of teachers."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    enrolled = Enrolment.objects.current(today).filter(classroom__school=viewer.school)
    active = enrolled.filter(person__is_active=True)
    appointed = Appointment.objects.current(today).filter(school=viewer.school, person__is_active=True)
    guarding = Guardianship.objects.current(today).filter(school=viewer.school, guardian__is_active=True)
    helpers = appointed.filter(role__in=HELPERS)

    standing = enrolled.filter(person__in=whose.authors)
    own_class = Q(classroom=whose.classroom) if whose.classroom else Q(pk__in=())
    is_in = Q(classroom__in=standing.values("classroom")) | own_class
    learns_in = Q(classroom__in=standing.students().values("classroom")) | own_class
    with_child_here = guarding.filter(student__in=enrolled.students().values("person"))
    helps = bool(whose.children or whose.classroom)
    works_here = Q(mentor__in=active.teachers().values("person")) | Q(mentor__in=appointed.values("person"))
    mentors = Mentorship.objects.going_on().filter(works_here, school=viewer.school, teacher__in=whose.authors)
    return [
        _rows(Circle.TEACHERS.value, active.teachers().filter(learns_in), "person"),
        _rows(_HELPING, helpers if helps else helpers.none(), "person"),
        *([] if whose.children else [_rows(Circle.MENTOR.value, mentors, "mentor")]),
        _rows(Circle.FAMILY.value, guarding.filter(student__in=whose.authors), "guardian"),
        _rows(Circle.CLASSMATES.value, active.filter(is_in), "person"),
        _rows(Circle.CLASSMATES.value, helpers, "person"),
        _rows(Circle.SCHOOL.value, active, "person"),
        _rows(Circle.SCHOOL.value, appointed, "person"),
        _rows(Circle.FAMILIES.value, with_child_here, "guardian"),
    ]


def _rows(name: str, people: QuerySet[models.Model], who: str) -> QuerySet[models.Model, tuple[str, int, str]]:
    named = Value(name, output_field=models.CharField())
    return people.order_by().values_list(named, f"{who}_id", f"{who}__face")
