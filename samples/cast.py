"""The cast: a small school whose people every test knows by name. All of them are invented."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils import timezone

from hub.audience.viewer import Viewer
from hub.blogs.models import Blog, Entry
from hub.people.models import Person
from hub.school.models import (
    Appointment,
    Classroom,
    Consent,
    Enrolment,
    Grade,
    Guardianship,
    Mentorship,
    Policy,
    School,
    SchoolHost,
    SchoolYear,
)
from hub.text.words import slugify

STUDENT, TEACHER = Enrolment.Role.STUDENT, Enrolment.Role.TEACHER


@dataclass
class Cast:
    """The school, its classes and everybody in it. `blogs` holds each person's blog by first name, and class blogs
    by the name of the class."""

    school: School
    policy: Policy
    year: SchoolYear
    grade_3: Grade
    grade_6: Grade
    grade_8: Grade
    class_3a: Classroom
    class_6b: Classroom
    class_8b: Classroom

    mei: Person  # a student of 6B; her family allows that everyone sees her work
    tomas: Person  # a student of 6B; his family does not
    noah: Person  # a student of 3A
    kofi: Person  # a student of 8B
    luca: Person  # was in 6B until yesterday, is in 8B now
    lina: Person  # was in 6B until yesterday and has left the school
    ines: Person  # teaches 6B
    rosa: Person  # teaches 3A; was the mentor of Ines until yesterday
    omar: Person  # teaches 8B; the mentor of Ines
    elias: Person  # taught 6B until yesterday
    zara: Person  # a teacher without a class of her own
    nora: Person  # coach
    hana: Person  # was coach until yesterday
    daniel: Person  # administrator
    amara: Person  # was administrator until yesterday
    aiko: Person  # guardian of Mei
    ravi: Person  # was guardian of Mei until yesterday
    marta: Person  # guardian of Tomas
    sofia: Person  # guardian of Lina, who has left
    priya: Person  # known to the hub, with no part in the school
    visitor: None = None  # nobody we know
    blogs: dict[str, Blog] = field(default_factory=dict)

    @property
    def people(self) -> dict[str, Person | None]:
        """Everybody who may come to look, by name, with the visitor."""
        found = {name: value for name, value in vars(self).items() if isinstance(value, Person)}
        return {**found, "visitor": None}

    def blog_of(self, person: Person) -> Blog:
        """This person's blog."""
        return self.blogs[person.first_name]

    def viewer(self, person: Person | None, *, now: datetime.datetime | None = None) -> Viewer:
        """This person looking at the school; None is a visitor."""
        school = School.objects.select_related("policy").get(pk=self.school.pk)
        return Viewer(school, person, now=now)

    def sees(self, person: Person | None, thing: Model, *, now: datetime.datetime | None = None) -> bool:
        """Whether this person may see the thing: an entry, a comment, a section, anything that has an audience."""
        return bool(type(thing).objects.visible_to(self.viewer(person, now=now)).filter(pk=thing.pk).exists())  # type: ignore[attr-defined]  # Guarded models have it.

    def who_sees(self, thing: Model, *, now: datetime.datetime | None = None) -> str:
        """The names of all who may see the thing, in the order of the cast, with spaces between."""
        return " ".join(name for name, person in self.people.items() if self.sees(person, thing, now=now))

    def post(
        self,
        by: Person,
        audience: str,
        title: str = "A walk by the harbour",
        *,
        blog: Blog | None = None,
        body: str = "<p>The tide was low.</p>",
        kind: str = Entry.Kind.POST,
        at: datetime.datetime | None = None,
        released: bool = True,
    ) -> Entry:
        """A post on this person's blog that is out for this audience, at once or from `at` on. Where the policy asks, a
        teacher has said yes, unless `released` is False."""
        entry = Entry.start(blog or self.blogs[by.first_name], by=by, title=title, body=body, kind=kind)
        entry.publish(by=by, audience=audience, at=at)
        if released and entry.approval is not None:
            entry.approval.release(by=self.ines)
        return entry


def build_cast(name: str = "Harbour Hill School", *, host: str | None = None) -> Cast:
    """Make the school and its people, some forty rows. Several can stand on one hub, each with a host name."""
    school = School.objects.create(
        name=name, short_name=name.removesuffix(" School"), time_zone="Europe/Lisbon", public_id=slugify(name)[:22]
    )
    # The same in each test, as its address is: the rule need not be worked out anew then (hub.audience.as_text).
    school.opened_at = datetime.datetime(2020, 9, 1, tzinfo=datetime.UTC)
    school.save(update_fields=["opened_at"])
    if host:
        SchoolHost.objects.create(school=school, name=host)
    policy = Policy.objects.create(school=school)
    today = timezone.localdate(timezone=school.zone)
    first = today.year if today.month >= 8 else today.year - 1
    year = SchoolYear.objects.create(
        school=school,
        name=f"{first}-{(first + 1) % 100:02}",
        starts_on=datetime.date(first, 8, 1),
        ends_on=datetime.date(first + 1, 7, 31),
    )
    grades = {
        number: Grade.objects.create(school=school, name=f"Grade {number}", number=number, slug=f"grade-{number}")
        for number in (3, 6, 8)
    }
    classes = {
        name: Classroom.objects.create(
            school=school, year=year, grade=grades[int(name[0])], name=name, slug=f"{name.lower()}-{year.name}"
        )
        for name in ("3A", "6B", "8B")
    }
    names = "mei tomas noah kofi luca lina ines rosa omar elias zara nora hana daniel amara aiko ravi marta sofia priya"
    people = _people(names.split())
    _enrol(classes, people, today)
    _appoint(school, people, today)
    _guard(school, people, today)
    _guide(school, people)
    _allow(school, people["mei"], by=people["aiko"])
    cast = Cast(
        school=school,
        policy=policy,
        year=year,
        grade_3=grades[3],
        grade_6=grades[6],
        grade_8=grades[8],
        class_3a=classes["3A"],
        class_6b=classes["6B"],
        class_8b=classes["8B"],
        **people,  # type: ignore[arg-type]  # The names are those of the people among the fields.
    )
    _start_blogs(cast, classes)
    return cast


def _people(names: list[str]) -> dict[str, Person]:
    """Like `create_person`, but all at once: thousands of tests begin with it."""
    people = {name: Person(first_name=name.capitalize(), face=name, language="en") for name in names}
    for person in people.values():
        person.set_password(None)
    Person.objects.bulk_create(people.values())
    return people


def _enrol(classes: dict[str, Classroom], people: dict[str, Person], today: datetime.date) -> None:
    start, yesterday = today - datetime.timedelta(days=60), today - datetime.timedelta(days=1)
    lines = [
        ("6B", "mei", STUDENT, start, None),
        ("6B", "tomas", STUDENT, start, None),
        ("6B", "luca", STUDENT, start, yesterday),
        ("6B", "lina", STUDENT, start, yesterday),
        ("6B", "ines", TEACHER, start, None),
        ("6B", "elias", TEACHER, start, yesterday),
        ("3A", "noah", STUDENT, start, None),
        ("3A", "rosa", TEACHER, start, None),
        ("8B", "kofi", STUDENT, start, None),
        ("8B", "luca", STUDENT, today, None),
        ("8B", "omar", TEACHER, start, None),
    ]
    Enrolment.objects.bulk_create(
        Enrolment(classroom=classes[name], person=people[who], role=role, starts_on=since, ends_on=until)
        for name, who, role, since, until in lines
    )


def _appoint(school: School, people: dict[str, Person], today: datetime.date) -> None:
    start, yesterday = today - datetime.timedelta(days=60), today - datetime.timedelta(days=1)
    roles = Appointment.Role
    lines = [
        ("nora", roles.COACH, None),
        ("hana", roles.COACH, yesterday),
        ("daniel", roles.ADMINISTRATOR, None),
        ("amara", roles.ADMINISTRATOR, yesterday),
        ("zara", roles.TEACHER, None),
    ]
    Appointment.objects.bulk_create(
        Appointment(school=school, person=people[who], role=role, starts_on=start, ends_on=until)
        for who, role, until in lines
    )


def _guard(school: School, people: dict[str, Person], today: datetime.date) -> None:
    start, yesterday = today - datetime.timedelta(days=60), today - datetime.timedelta(days=1)
    lines = [("aiko", "mei", None), ("ravi", "mei", yesterday), ("marta", "tomas", None), ("sofia", "lina", None)]
    Guardianship.objects.bulk_create(
        Guardianship(school=school, guardian=people[who], student=people[child], starts_on=start, ends_on=until)
        for who, child, until in lines
    )


def _guide(school: School, people: dict[str, Person]) -> None:
    """Omar is the mentor of Ines, as Rosa was; Amara, who works there no more, is still noted as that of Zara."""
    now = timezone.now()
    lines = [("ines", "rosa", now - datetime.timedelta(days=1)), ("ines", "omar", None), ("zara", "amara", None)]
    Mentorship.objects.bulk_create(
        Mentorship(school=school, teacher=people[teacher], mentor=people[mentor], ended_at=ended)
        for teacher, mentor, ended in lines
    )


def _allow(school: School, child: Person, *, by: Person) -> None:
    """The family allowed that everyone sees the child's work; long ago, so the log of activity begins without it."""
    Consent.objects.bulk_create(
        Consent(school=school, student=child, kind=kind, given_by=by) for kind in Consent.FOR_EVERYONE
    )


def _start_blogs(cast: Cast, classes: dict[str, Classroom]) -> None:
    writers = (cast.mei, cast.tomas, cast.noah, cast.kofi, cast.luca, cast.lina, cast.ines, cast.rosa, cast.omar)
    blogs = [
        *(_blog(cast, who.first_name.lower(), f"{who.first_name}'s blog", owner=who) for who in (*writers, cast.elias)),
        *(_blog(cast, f"class-{room.slug}", f"Class {name}", classroom=room) for name, room in classes.items()),
    ]
    Blog.objects.bulk_create(blogs)
    cast.blogs |= {blog.owner.first_name if blog.owner else blog.title.removeprefix("Class "): blog for blog in blogs}


def _blog(cast: Cast, slug: str, title: str, **whose: Any) -> Blog:
    return Blog(school=cast.school, slug=slug, title=title, **whose)
