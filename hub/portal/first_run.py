"""The first run: a school is set up by whoever has the one-time link, the first one or one more beside it."""

from __future__ import annotations

import datetime
import hashlib
import hmac
import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from hub.activity.models import Kind
from hub.people.models import Person
from hub.school.hosts import HostRefused
from hub.school.models import Appointment, Grade, Policy, School, SchoolYear
from hub.school.noting import note


class AlreadySetUp(Exception):
    """Somebody else was first."""


def set_up_link(host: str = "") -> str | None:
    """A new address, as a path, at which a school can be set up once; the first one, or at `host` one more.

    None when there is a school and no `host`. The secret has 128 bits; only its hash is kept, in HUB_HOME, with the
    host name. An earlier link stops working.
    """
    if not host and School.objects.exists():
        return None
    secret = secrets.token_urlsafe(16)
    descriptor = os.open(_file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as handle:
        handle.write(f"{_hash(secret)} {host}")
    return reverse("set-up", args=[secret])


def announce_set_up(address: str) -> list[str]:
    """What `hub serve` says when the hub is empty; `address` has no slash at the end."""
    path = set_up_link()
    if path is None:
        return []
    return [_("This hub is empty. Set up your school here; the link works once:"), address + path]


def opens(secret: str, host: str) -> bool:
    """Whether this is the secret of the link, and there is still no school, or none at this host that it is for."""
    kept, host_of_link = _kept()
    if not hmac.compare_digest(kept, _hash(secret)):
        return False
    if not host_of_link:
        return not School.objects.exists()
    return host == host_of_link and not School.objects.filter(hosts__name=host).exists()


@transaction.atomic
def set_up(told: dict[str, Any]) -> Person:
    """Make the school that the link is for, with its first year, its grades and its first administrator, given back.

    `told` is the cleaned data of SetUpForm. Raises AlreadySetUp when two try at the same moment.
    """
    _hash_of_link, host = _kept()
    school = School.objects.create(name=told["school_name"], language=told["language"], time_zone=told["time_zone"])
    Policy.objects.create(school=school)
    SchoolYear.objects.create(
        school=school, name=told["year_name"], starts_on=told["first_day"], ends_on=told["last_day"]
    )
    with translation.override(school.language):
        make_grades(school, told["first_grade"], told["last_grade"], told["lower_until"], told["middle_until"])
    person = Person.objects.create_person(told["first_name"], email=told["email"], password=told["password"])
    # Since yesterday: in the school's time zone it may not be today yet.
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    Appointment.objects.create(school=school, person=person, role=Appointment.Role.ADMINISTRATOR, starts_on=yesterday)
    note(Kind.ROLE_GIVEN, school, by=person, about=person, thing=Appointment.Role.ADMINISTRATOR)
    try:
        _file().unlink()
        if host:
            school.answer_at(host)
    except (FileNotFoundError, HostRefused) as error:
        raise AlreadySetUp from error
    return person


def make_grades(school: School, first: int, last: int, lower_until: int, middle_until: int) -> None:
    """Grades from one number to another, in three divisions. Number 0 is kindergarten."""
    divisions = Grade.Division
    for number in range(first, last + 1):
        name = _("Grade %(number)d") % {"number": number} if number else _("Kindergarten")
        Grade.objects.create(
            school=school,
            name=name,
            number=number,
            slug=slugify(name) or f"grade-{number}",
            division=divisions.LOWER
            if number <= lower_until
            else divisions.MIDDLE
            if number <= middle_until
            else divisions.UPPER,
        )


def _file() -> Path:
    return Path(settings.HUB_HOME) / "set-up-link"


def _kept() -> tuple[str, str]:
    """The hash of the link that is still to be used, and the host name it is for; empty when there is none."""
    try:
        kept, _space, host = _file().read_text().partition(" ")
    except FileNotFoundError:
        return "", ""
    return kept, host


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
