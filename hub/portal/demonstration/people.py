"""The school, its years and classes, and everybody in it."""

from __future__ import annotations

import datetime
from typing import Any

from hub.blogs.models import Blog
from hub.people.models import FACES, Person
from hub.portal.demonstration.signing_in import Keys
from hub.portal.demonstration.texts import table
from hub.portal.demonstration.world import ALWAYS_ALLOWED, Member, World
from hub.school.models import Appointment, Classroom, Consent, Enrolment, Grade, Guardianship, SchoolYear

YEARS = 3
COACH, ADMINISTRATOR = "Jonas", "Ada"
STUDENT, TEACHER = Enrolment.Role.STUDENT, Enrolment.Role.TEACHER


def settle(world: World, keys: Keys) -> None:
    """Years, grades, classes, people and who belongs to whom."""
    facts = table("people.toml")
    _add_years(world)
    _add_people(world, facts, keys)
    _add_classes(world, facts)
    _enrol(world, facts)
    _add_guardians(world, facts, keys)
    _ask_families(world)


def _add_years(world: World) -> None:
    today = world.now.astimezone(world.school.zone).date()
    first = today.year - (today.month < 8)
    for start in range(first - YEARS + 1, first + 1):
        name = f"{start}–{(start + 1) % 100:02}"
        begin, end = datetime.date(start, 8, 1), datetime.date(start + 1, 7, 31)
        world.years.append(SchoolYear(school=world.school, name=name, starts_on=begin, ends_on=end))
    SchoolYear.objects.bulk_create(world.years)
    for number in range(1, 13):
        division = Grade.Division.LOWER if number < 6 else Grade.Division.MIDDLE if number < 9 else Grade.Division.UPPER
        world.grades[number] = Grade(
            school=world.school, name=f"Grade {number}", number=number, slug=f"grade-{number}", division=division
        )
    Grade.objects.bulk_create(world.grades.values())


def _add_people(world: World, facts: dict[str, Any], keys: Keys) -> None:
    people: list[Person] = []
    for one in facts["class"]:
        world.teachers[one["name"]] = _adult(one["teacher"], keys)
    world.staff = {"coach": _adult(COACH, keys), "administrator": _adult(ADMINISTRATOR, keys)}
    people += [*world.teachers.values(), *world.staff.values()]
    taken = {person.first_name.lower() for person in people}
    for one in facts["class"]:
        for name in one["students"].split():
            slug = name.lower() if name.lower() not in taken else f"{name}-{one['name']}".lower()
            taken.add(slug)
            person = Person(first_name=name, face=_face(world, name), secret_pictures=keys.pictures_of(slug))
            person.set_unusable_password()
            title, sentence, about = facts["blogs"].get(slug) or _blog_words(world, facts, name)
            blog = Blog(school=world.school, owner=person, slug=slug, title=title, tagline=sentence, about=about)
            blog.accent = "kingfisher" if slug == "mei" else world.dice.choice([one["accent"], *_ACCENTS])
            world.members[slug] = Member(slug, person, blog)
            people.append(person)
    Person.objects.bulk_create(people)
    Blog.objects.bulk_create(member.blog for member in world.members.values())
    Appointment.objects.bulk_create(
        Appointment(school=world.school, person=person, role=role, starts_on=world.years[0].starts_on)
        for role, person in world.staff.items()
    )


_ACCENTS = ("kingfisher", "ultramarine", "viridian", "madder", "marigold", "plum", "brick", "graphite")


def _blog_words(world: World, facts: dict[str, Any], name: str) -> tuple[str, str, str]:
    titles = facts["titles"]
    return world.dice.choice(titles["student"]).format(name), world.dice.choice(titles["sentence"]), ""


def _face(world: World, name: str) -> str:
    return name.lower() if name.lower() in FACES else world.dice.choice(FACES)


def _adult(name: str, keys: Keys, address: str = "") -> Person:
    face = name.lower() if name.lower() in FACES else ""
    email = f"{address or name.lower()}@harbour-hill.example"
    return Person(first_name=name, email=email, face=face, password=keys.password)


def _add_classes(world: World, facts: dict[str, Any]) -> None:
    """The classes of today, and those that their students were in before, one grade lower each year back."""
    for back in range(YEARS):
        number = world.this_year - back
        for one in facts["class"]:
            level, letter = int(one["name"][:-1]) - back, one["name"][-1]
            if level < 1:
                continue
            name = f"{level}{letter}"
            slug = name.lower() if not back else f"{name}-{world.years[number].starts_on.year}".lower()
            world.classes[number, name] = Classroom(
                school=world.school, year=world.years[number], grade=world.grades[level], name=name, slug=slug,
                accent=one["accent"], simple_writing=level <= 3,
            )  # fmt: skip
    Classroom.objects.bulk_create(world.classes.values())
    titles = table("people.toml")["titles"]
    for name, teacher in world.teachers.items():
        classroom = world.classes[world.this_year, name]
        blog = Blog(school=world.school, classroom=classroom, slug=classroom.slug, title=f"What {name} is up to")
        blog.accent, blog.tagline = classroom.accent, f"{teacher.first_name} and everybody in {name}."
        world.class_blogs[name] = blog
        title = world.dice.choice(titles["teacher"]).format(teacher.first_name)
        slug = teacher.first_name.lower()
        world.teacher_blogs[name] = Blog(school=world.school, owner=teacher, slug=slug, title=title, accent="graphite")
    Blog.objects.bulk_create([*world.class_blogs.values(), *world.teacher_blogs.values()])


def _enrol(world: World, facts: dict[str, Any]) -> None:
    by_grade = {int(name[:-1]): person for name, person in world.teachers.items()}
    enrolments = []
    for (year, name), classroom in world.classes.items():
        span = {
            "starts_on": world.years[year].starts_on,
            "ends_on": None if year == world.this_year else world.years[year].ends_on,
        }
        teacher = world.teachers[name] if year == world.this_year else by_grade[int(name[:-1])]
        world.teacher_of[classroom.pk] = teacher
        enrolments.append(Enrolment(classroom=classroom, person=teacher, role=TEACHER, **span))
        now_called = f"{int(name[:-1]) + world.this_year - year}{name[-1]}"
        for member in _students_of(world, facts, now_called):
            member.classes[year] = classroom
            enrolments.append(Enrolment(classroom=classroom, person=member.person, role=STUDENT, **span))
    Enrolment.objects.bulk_create(enrolments)


def _students_of(world: World, facts: dict[str, Any], class_name: str) -> list[Member]:
    for one in facts["class"]:
        if one["name"] == class_name:
            slugs = [f"{name}-{class_name}".lower() for name in one["students"].split()]
            return [world.members.get(slug) or world.members[slug.rpartition("-")[0]] for slug in slugs]
    return []


def _add_guardians(world: World, facts: dict[str, Any], keys: Keys) -> None:
    """One or two for each student; now and then one who has a child in another class too."""
    names = facts["guardians"]["names"].split()
    known = {"mei": "Aiko", "noah": "Elias"}
    people, pairs, last = [], [], None
    for slug in world.members:
        for count in range(1 + (world.dice.random() < 0.25)):
            name = known[slug] if slug in known and not count else world.dice.choice(names[2:])
            address = name.lower() if slug in known and not count else f"{name.lower()}.{count}.{slug}"
            guardian = _adult(name, keys, address)
            if last is not None and slug not in known and world.dice.random() < 0.06:
                guardian = last
            else:
                people.append(guardian)
            last = guardian
            pairs.append((guardian, slug))
    Person.objects.bulk_create(people)
    start = world.years[0].starts_on
    unique = {(guardian.pk, slug): guardian for guardian, slug in pairs}
    for (_number, slug), guardian in unique.items():
        world.guardians_of.setdefault(slug, []).append(guardian)
    Guardianship.objects.bulk_create(
        Guardianship(school=world.school, guardian_id=number, student=world.members[slug].person, starts_on=start)
        for number, slug in unique
    )


def _ask_families(world: World) -> None:
    """Most allow that everyone sees the work with the first name; some do not, and a few have changed their mind."""
    kinds = {Consent.Kind.FACE: 0.4, Consent.Kind.VOICE: 0.6, Consent.Kind.FULL_NAME: 0.05}
    asked = world.moment_in(0)
    consents = []
    for slug, member in world.members.items():
        given = [Consent.Kind.WORK, Consent.Kind.FIRST_NAME]
        if slug not in ALWAYS_ALLOWED and world.dice.random() < 0.1:
            given = given[: world.dice.randint(0, 1)]
        given += [kind for kind, chance in kinds.items() if world.dice.random() < chance]
        family = world.guardians_of[slug][0]
        for kind in given:
            consent = Consent(school=world.school, student=member.person, kind=kind, given_by=family, given_at=asked)
            if slug not in ALWAYS_ALLOWED and world.dice.random() < 0.02:
                consent.withdrawn_at, consent.withdrawn_by = world.moment_in(world.this_year), family
            consents.append(consent)
    Consent.objects.bulk_create(consents)
    whole = Consent.objects.active().filter(school=world.school, kind=Consent.Kind.FULL_NAME)
    Person.objects.filter(pk__in=whole.values("student")).update(shows_full_name=True)
