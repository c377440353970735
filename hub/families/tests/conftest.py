"""What tests of families need."""

from __future__ import annotations

import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from django.core import mail
from django.utils import timezone
from pytest_django import Settings

from hub.mail.tests.letters import CHECKED_BY
from hub.people.models import Person
from hub.reflections.models import Goal, Reflection
from hub.showcase.models import Piece, Section, SectionGoal
from samples.cast import Cast
from tests.world import make_picture


@pytest.fixture
def home(cast: Cast, settings: Settings) -> Cast:
    """The school with guardians who have addresses, and a room of Mei's for her class: a goal that families see, one
    that they do not; a piece with a picture, and one whose post is for teachers alone."""
    settings.EMAIL_FROM, settings.EMAIL_REPLIES = "hub@school.example", "hub@school.example"
    settings.EMAIL_CHECKED_BY = CHECKED_BY
    settings.DEFAULT_FROM_EMAIL = "Learning Hub <hub@school.example>"
    for person in (cast.aiko, cast.marta, cast.ravi):
        person.email = f"{person.first_name.lower()}@home.example"
        person.last_name = "Lastname"
        person.save(update_fields=["email", "last_name"])
    Person.objects.filter(pk=cast.mei.pk).update(last_name="Lastname")
    room = Section.start(cast.blogs["Mei"], cast.grade_6, by=cast.mei, year=cast.year)
    room.show(by=cast.mei, audience="class")
    told = {"school": cast.school, "student": cast.mei, "year": cast.year}
    seen = Goal.objects.create(words="Check my maths", audience="class", **told)
    hidden = Goal.objects.create(words="A goal for teachers", audience="teachers", **told)
    for place, goal in enumerate((seen, hidden)):
        SectionGoal.objects.create(section=room, goal=goal, position=place)
    Reflection.objects.create(
        school=cast.school, goal=seen, state="partly", why="I found three mistakes.", audience="class"
    )
    bridge = cast.post(cast.mei, "class", "The bridge")
    secret = cast.post(cast.mei, "teachers", "A post for teachers")
    picture = make_picture(cast, cast.mei, "bridge.png", alternative="A bridge of spaghetti")
    Piece.objects.create(
        section=room, entry=bridge, picture=picture, kind="did-not-work", why="It broke in the corners.", position=0
    )
    Piece.objects.create(section=room, entry=secret, kind="proud", why="I like it.", position=1)
    return cast


def room_of(cast: Cast) -> Section:
    """Mei's room."""
    return Section.objects.get(page__blog__owner=cast.mei)


def sent() -> list[EmailMessage]:
    """The mails that went out, as a mail program reads them."""
    return [message_from_bytes(one.message().as_bytes(), policy=policy.default) for one in mail.outbox]


def words_of(letter: EmailMessage) -> str:
    """All that a reader could read in it: subject, text and HTML."""
    parts = [part.get_content() for part in letter.walk() if part.get_content_maintype() == "text"]
    return "\n".join([str(letter["Subject"]), *parts])


def yesterday() -> datetime.date:
    """The day before today."""
    return timezone.localdate() - datetime.timedelta(days=1)
