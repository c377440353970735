"""The person looking, with their circles; and the rule itself, as a condition on a query."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

from django.db import models
from django.db.models import ExpressionWrapper, Q, QuerySet
from django.utils import timezone

from hub import clock
from hub.audience.audiences import CIRCLES_OF, Audience, Circle, audiences_with
from hub.audience.conditions import (
    PersonTest,
    has_all_consents,
    is_among,
    is_grown_up,
    is_in_class,
    may_be_shown_to_everyone,
)
from hub.audience.models import Approval, not_with_lead
from hub.audience.standing import Standing
from hub.people.models import Person
from hub.people.models.person import named_in_full, named_outside
from hub.school.models import Appointment, Classroom, Enrolment, Policy, School, Trust

NOBODY = Q(pk__in=())
ANYBODY = ~NOBODY

Numbers = QuerySet[Any, Any] | frozenset[int]


@dataclass(frozen=True)
class Belonging:
    """How a model tells the rule whose its rows are.

    `authored(test)` gives the condition that some author passes the test; `to_class(classes)` that the row stands on
    the blog of one of these classes (their numbers, or a query for them).
    """

    authored: Callable[[PersonTest], Q]
    to_class: Callable[[Numbers], Q] = lambda _classes: NOBODY

    def to_people(self, people: Iterable[int]) -> Q:
        """The condition that one of these people (their numbers) is an author."""
        return self.authored(is_among(people))


class Viewer:
    """Who is looking, at which school, when. Built once a request; asks the database once, when first needed."""

    def __init__(
        self,
        school: School,
        person: Person | None = None,
        *,
        now: datetime.datetime | None = None,
        rooms_by_link: frozenset[int] = frozenset(),
        beside: Viewer | None = None,
        opened: frozenset[int] = frozenset(),
    ) -> None:
        """`rooms_by_link`: the numbers of rooms of a showcase to which they came by a secret link that works.
        `beside`: who looks with this person's eyes; nothing is seen then that these two do not both see.
        `opened`: the numbers of people whose work they opened as a lead, with a reason: they read it as a teacher."""
        self.school = school
        self.beside = beside
        self.opened = opened
        self.rooms_by_link = rooms_by_link
        self.person = person if person is not None and person.is_active else None
        self.now = now or clock.now()
        self._asked: dict[tuple[Belonging, str, str], Q] = {}
        self.told: dict[tuple[type[models.Model], str], Any] = {}

    @cached_property
    def alone(self) -> Self:
        """The same, with nobody who looks with their eyes."""
        alone = copy(self)
        alone.standing = self.standing  # Asked for once.
        alone.beside, alone._asked, alone.told = None, {}, {}
        alone.__dict__.pop("fingerprint", None)
        return alone

    @cached_property
    def fingerprint(self) -> tuple[Any, ...] | None:
        """All that a door can depend on but the moment; None where somebody looks with their eyes: that is seldom."""
        if self.beside is not None:
            return None
        today = timezone.localdate(self.now, self.school.zone)
        person = self.person.pk if self.person else None
        asked = (type(self), today, person, replace(self.standing, trust=None), self.opened, self.rooms_by_link)
        return (*asked, *_columns_of(self.school), *_columns_of(self.policy))

    # Who they are

    @property
    def is_signed_in(self) -> bool:
        """Whether we know who it is."""
        return self.person is not None

    @property
    def is_administrator(self) -> bool:
        """Whether they run the hub for the school."""
        return Appointment.Role.ADMINISTRATOR in self.standing.roles

    @property
    def is_coach(self) -> bool:
        """Whether they help all classes."""
        return Appointment.Role.COACH in self.standing.roles

    @property
    def is_lead(self) -> bool:
        """Whether they see to children who need help."""
        return Appointment.Role.LEAD in self.standing.roles

    @property
    def is_staff_member(self) -> bool:
        """Whether they work at the school today."""
        return bool(self.standing.teaches_in or self.standing.roles)

    @property
    def is_student(self) -> bool:
        """Whether they are in a class as a student today."""
        return bool(self.standing.learns_in)

    @property
    def is_guardian(self) -> bool:
        """Whether they have a child at the school today. A child who has left keeps showing them their own work."""
        return self.standing.has_child_here

    @property
    def is_inside(self) -> bool:
        """Whether they are of the school: a student or staff."""
        return self.is_student or self.is_staff_member

    @property
    def has_blog(self) -> bool:
        """Whether a blog of the school is theirs."""
        return self.standing.has_blog

    @property
    def writes(self) -> bool:
        """Whether there is a blog to write on: their own, or that of a class they teach."""
        return self.is_inside and (self.has_blog or bool(self.standing.teaches_in))

    @property
    def takes_work_along(self) -> bool:
        """Whether there is somebody's work to take along: their own, or that of a child of theirs."""
        return self.has_blog or bool(self.standing.children)

    @property
    def is_known(self) -> bool:
        """Whether they are of the school or of a family with a child there: who may learn who is in which class."""
        return self.is_inside or self.is_guardian

    @property
    def sees_all_classes(self) -> bool:
        """Whether they stand to every student as a teacher does: coaches and administrators, by role."""
        return self.is_coach or self.is_administrator

    @cached_property
    def standing(self) -> Standing:
        """What they are today, in one query."""
        if self.person is None:
            return Standing()
        return Standing.of(self.person, self.school, timezone.localdate(self.now, self.school.zone))

    # Names

    def name_of(self, person: Person) -> str:
        """Who somebody is to this viewer: people of the school read the full name, so that two of one first name are
        told apart; others what they call them. There is no other way for a name to go out."""
        return person.full_name if self.is_inside else self.calls(person)

    def calls(self, person: Person) -> str:
        """What somebody is called in a sentence: by the first name, as the day at school and the family do it; outside
        as `Person.name_outside` says."""
        return person.first_name if self.is_known else person.name_outside

    def named(self, person: Person | None) -> Person | None:
        """The person as pages for this viewer may have them: a stand-in whose first name is `name_of`."""
        if person is None or self.name_of(person) == person.first_name:
            return person
        return Person(pk=person.pk, public_id=person.public_id, first_name=self.name_of(person), face=person.face)

    def name_column(self, before: str = "") -> models.F | models.Case:
        """`name_of` as a column, for a query that reaches the person by `before` ("owner__")."""
        if self.is_inside:
            return named_in_full(before)
        return self.call_column(before)

    def call_column(self, before: str = "") -> models.F | models.Case:
        """`calls` as such a column."""
        return models.F(f"{before}first_name") if self.is_known else named_outside(before)

    # The rule

    def sees(self, belonging: Belonging, *, audience: str = "audience", approval: str = "approval") -> Q:
        """The condition that this viewer may see a row that is out: by circle, below the ceiling, approved.

        `audience` and `approval` name the row's columns; `approval=""` is for rows that never wait for one. What waits
        is seen by those who approve it. Authors and states (draft, withdrawn) are the model's own part of the question.
        """
        key = (belonging, audience, approval)
        if key not in self._asked:
            may = self._in_a_circle(belonging, audience)
            if approval:
                released = Q(**{approval: None}) | Q(**{f"{approval}__decision": Approval.Decision.RELEASED})
                moderates = self.moderates(belonging)
                may = (may & released) | (moderates if moderates is NOBODY else moderates & not_with_lead(approval))
            self._asked[key] = may
        return self._asked[key]

    def reaches(self, belonging: Belonging) -> Q:
        """A condition that holds for all rows that `sees` or `moderates` holds for, and for more: by circle alone.
        Never asked instead of the rule, only before it, where a database can tell it sooner of very many rows."""
        return ANYBODY if self.sees_all_classes else self._in_a_circle(belonging, "audience", below_ceiling=False)

    def moderates(self, belonging: Belonging) -> Q:
        """The condition that this viewer approves the row for its author: their teachers, coaches, administrators."""
        if not self.is_staff_member or self.person is None:
            return NOBODY
        return self._stands(Circle.TEACHERS, belonging) & ~belonging.to_people(frozenset({self.person.pk}))

    def mentors(self, belonging: Belonging) -> Q:
        """The condition that this viewer is today the mentor of the grown-up who made the row."""
        stands = self._stands(Circle.MENTOR, belonging)
        return stands if stands is NOBODY else stands & self._ceiling(Circle.MENTOR, belonging)

    def within_ceiling(self, belonging: Belonging) -> Q:
        """The condition that policy and consents let the viewer see what has no audience of its own: a comment."""
        may = NOBODY
        for circle in Circle:
            stands = self._stands(circle, belonging)
            if stands is NOBODY:
                continue
            ceiling = self._ceiling(circle, belonging)
            if stands is ANYBODY and ceiling is ANYBODY:
                return ANYBODY
            may |= stands & ceiling
        return may

    def is_near(self, belonging: Belonging) -> Q:
        """The condition that they are of the school, or of the family of one who made the row."""
        if self.is_inside:
            return ANYBODY
        children = self.standing.children
        return belonging.to_people(children) if children else NOBODY

    def _in_a_circle(self, belonging: Belonging, audience: str, *, below_ceiling: bool = True) -> Q:
        """The condition that some circle of the row's audience lets the viewer in, below the ceiling.

        Circles come from the inmost on; once one lets the viewer in without a condition, those around it, which open
        fewer audiences, need not be asked for the same ones.
        """
        may, open_anyway = NOBODY, set[str]()
        for circle in Circle:
            asked = [value for value in audiences_with(circle) if value not in open_anyway]
            stands = self._stands(circle, belonging)
            if not asked or stands is NOBODY:  # Building a condition that never holds costs a page milliseconds.
                continue
            ceiling = self._ceiling(circle, belonging) if below_ceiling else ANYBODY
            if stands is ANYBODY and ceiling is ANYBODY:
                open_anyway.update(asked)
            may |= Q(**{f"{audience}__in": asked}) & stands & ceiling
        return may

    def _stands(self, circle: Circle, belonging: Belonging) -> Q:
        """The condition that the viewer stands to the row in this circle."""
        here = self.standing
        if circle is Circle.WORLD:
            return ANYBODY
        if circle is Circle.SCHOOL:
            return ANYBODY if self.is_inside else NOBODY
        if circle is Circle.FAMILIES:
            return ANYBODY if self.is_guardian else NOBODY
        if circle is Circle.FAMILY:
            return belonging.to_people(here.children) if here.children else NOBODY
        if circle is Circle.TEACHERS:
            return self._teaches(belonging)
        if circle is Circle.MENTOR:
            return belonging.to_people(here.mentees) if here.mentees and self.is_staff_member else NOBODY
        return self._shares_a_class(belonging)

    def _teaches(self, belonging: Belonging) -> Q:
        if self.sees_all_classes:
            classes = Classroom.objects.filter(school=self.school).values("pk")
            return belonging.authored(~is_grown_up(self.school)) | belonging.to_class(classes)
        classes_here = self.standing.teaches_in
        opened = belonging.to_people(self.opened) if self.opened else NOBODY
        if not classes_here:
            return opened
        taught = self._in_class(belonging, classes_here, Enrolment.Role.STUDENT) | belonging.to_class(classes_here)
        return taught if opened is NOBODY else taught | opened

    def _shares_a_class(self, belonging: Belonging) -> Q:
        classes = self.standing.learns_in | self.standing.teaches_in
        if self.sees_all_classes:
            return ANYBODY
        if not classes:
            return NOBODY
        return self._in_class(belonging, classes) | belonging.to_class(classes)

    def _in_class(self, belonging: Belonging, classes: frozenset[int], as_role: str = "") -> Q:
        """The condition that an author is in one of these classes today."""
        today = timezone.localdate(self.now, self.school.zone)
        return belonging.authored(is_in_class(classes, today, as_role=as_role))

    def _ceiling(self, circle: Circle, belonging: Belonging) -> Q:
        """The condition that the school's policy and each child's consent let the row into this circle.

        Whoever is not known to be grown up counts as a child, also before the first day in a class. No policy has the
        circle of a mentor, so that it is never opened to a child's work.
        """
        if circle not in CIRCLES_OF[Audience(self.policy.widest_audience)]:
            return ~belonging.authored(~is_grown_up(self.school))
        if circle is Circle.WORLD:
            return ~belonging.authored(~may_be_shown_to_everyone(self.school))
        return ANYBODY

    def ceilings_over(self, people: Numbers) -> dict[int, tuple[bool, bool]]:
        """For each of these people: whether the ceiling holds for what they make, as it does for all who are not known
        to be grown up, and whether their family allows that everyone sees it."""
        found = self.with_ceilings(Person.objects.filter(pk__in=people).only("pk"))
        return {person.pk: (person.is_child, person.has_consent) for person in found}  # type: ignore[attr-defined]  # Annotated.

    def with_ceilings(self, people: QuerySet[Person]) -> QuerySet[Person]:
        """These people with the two answers of `ceilings_over`, as `is_child` and `has_consent`."""
        return people.annotate(
            is_child=_yes_or_no((~is_grown_up(self.school)).of("pk")),
            has_consent=_yes_or_no(has_all_consents(self.school).of("pk")),
        )

    def wants_yes(self, audience: str) -> bool:
        """Whether a teacher reads first what they themselves show to this audience: as Policy.wants_yes says, from
        what is known of them already."""
        if self.is_staff_member and not self.is_student:
            return False
        return self.policy.reads_first(audience, self.trust)

    @property
    def is_read_first(self) -> bool:
        """Whether a teacher reads first what they say about work."""
        return not self.is_staff_member and self.policy.reads_words_first(self.trust)

    @property
    def trust(self) -> Trust | None:
        """What their teacher said about reading them first."""
        return self.standing.trust if self.is_student else None

    @cached_property
    def policy(self) -> Policy:
        """The school's policy."""
        return self.school.policy


def _columns_of(row: models.Model) -> Iterator[str]:
    return (repr(getattr(row, field.attname)) for field in row._meta.concrete_fields)  # noqa: SLF001 - a model's.


def _yes_or_no(condition: Q) -> ExpressionWrapper[Q]:
    return ExpressionWrapper(condition, output_field=models.BooleanField())
