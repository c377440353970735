"""What the builders hand to one another: the school as far as it stands, and the dice."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass, field

from hub.audience.models import Approval
from hub.blogs.models import Blog, Category
from hub.people.models import Person
from hub.school.models import Classroom, Grade, School, SchoolYear

SEED = 20
ALWAYS_ALLOWED = frozenset({"mei", "tomas", "noah", "finn", "amara", "lina", "priya", "kofi"})
"""Students of the design's pictures: their families allow that everyone sees their work."""


@dataclass
class Member:
    """A student with the blog and the classes of each year."""

    slug: str
    person: Person
    blog: Blog
    classes: dict[int, Classroom] = field(default_factory=dict)


@dataclass
class World:
    """The school while it is built. Years are counted from the oldest, 0, to the current one."""

    school: School
    now: datetime.datetime
    dice: random.Random
    years: list[SchoolYear] = field(default_factory=list)
    grades: dict[int, Grade] = field(default_factory=dict)
    classes: dict[tuple[int, str], Classroom] = field(default_factory=dict)
    teachers: dict[str, Person] = field(default_factory=dict)
    teacher_of: dict[int, Person] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    guardians_of: dict[str, list[Person]] = field(default_factory=dict)
    staff: dict[str, Person] = field(default_factory=dict)
    class_blogs: dict[str, Blog] = field(default_factory=dict)
    teacher_blogs: dict[str, Blog] = field(default_factory=dict)
    shelves: dict[str, Category] = field(default_factory=dict)

    @property
    def this_year(self) -> int:
        """The number of the current year."""
        return len(self.years) - 1

    def called(self, slug: str) -> Person:
        """The student, teacher or guardian of this name in the sample texts."""
        if slug in self.members:
            return self.members[slug].person
        adults = [*self.teachers.values(), *(person for people in self.guardians_of.values() for person in people)]
        return next(person for person in adults if person.email == f"{slug}@harbour-hill.example")

    def year_of(self, moment: datetime.datetime) -> int:
        """The number of the year that a moment is in."""
        day = moment.astimezone(self.school.zone).date()
        return max((number for number, year in enumerate(self.years) if year.starts_on <= day), default=0)

    def moment_in(self, year: int) -> datetime.datetime:
        """Some moment of a school day in that year, more than thirty hours ago."""
        begin = self.years[year].starts_on + datetime.timedelta(days=25)
        last = min(
            self.years[year].starts_on + datetime.timedelta(days=330), self.now.date() - datetime.timedelta(days=2)
        )
        if last <= begin:
            begin = min(self.years[year].starts_on, last)
        day = begin + datetime.timedelta(days=self.dice.randint(0, (last - begin).days))
        if day.weekday() > 4 and self.dice.random() < 0.8:
            day -= datetime.timedelta(days=2)
        clock = datetime.time(self.dice.randint(8, 18), self.dice.randint(0, 59))
        return datetime.datetime.combine(day, clock, tzinfo=self.school.zone)

    def yes(self, by: Person, at: datetime.datetime) -> Approval:
        """A yes that was given soon after `at`."""
        decided = min(self.now, at + datetime.timedelta(minutes=self.dice.randint(3, 900)))
        released = Approval.Decision.RELEASED
        return Approval(school=self.school, decision=released, asked_at=at, decided_at=decided, decided_by=by)
