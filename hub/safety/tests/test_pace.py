"""A member of staff who looks at very many blogs or files in a short time is slowed down, and it is told (C9)."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from hub.activity.models import Act, Kind
from hub.blogs.models import Blog
from hub.mail.tasks import send_waiting
from hub.people.models import Person
from hub.safety import pace
from hub.school.models import Enrolment
from samples.cast import Cast
from tests.world import make_picture

TOO_MANY = 429


@pytest.fixture
def many(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> list[Blog]:
    """Two blogs more than anybody may visit in ten minutes, for once few."""
    monkeypatch.setitem(pace.MOST, "blogs", 3)
    blogs = []
    for number in range(pace.MOST["blogs"] + 2):
        person = Person.objects.create_person(f"Student{number}", language="en")
        Enrolment.objects.create(classroom=cast.class_6b, person=person, role="student")
        blogs.append(Blog.objects.create(school=cast.school, owner=person, slug=f"student-{number}", title="A blog"))
    cast.ines.email = "ines@school.example"
    cast.ines.save(update_fields=["email"])
    return blogs


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_so_many_blogs_are_opened_and_no_more_for_a_while(cast: Cast, many: list[Blog]):
    client = client_of(cast.ines)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        opened = [client.get(f"/@{blog.slug}/").status_code for blog in many]
        again = client.get(f"/@{many[0].slug}/")
        slowed = client.get(f"/@{many[-1].slug}/")
        clock.shift(datetime.timedelta(seconds=int(slowed["Retry-After"])))
        later = client.get(f"/@{many[-1].slug}/")

    assert opened == [200] * pace.MOST["blogs"] + [TOO_MANY] * 2
    assert again.status_code == 200  # What one has opened stays open.
    assert "In 11 minutes you can go on." in slowed.text and "A blog" not in slowed.text
    assert later.status_code == 200


def test_whose_account_it_is_and_the_log_are_told_once(cast: Cast, many: list[Blog]):
    client = client_of(cast.ines)
    mail.outbox.clear()

    for blog in many:
        client.get(f"/@{blog.slug}/")
    send_waiting.enqueue()

    act = Act.objects.get(kind=Kind.LOOKED_AT_MANY)
    assert (act.by, act.role, act.outcome) == (cast.ines.public_id, "teacher", "blogs")
    (told,) = mail.outbox
    assert told.to == ["ines@school.example"] and "choose a new password at once" in str(told.body)
    page = client_of(cast.daniel).get("/manage/activity/")
    assert "Ines looked at very many things in a short time: blogs." in page.text


def test_so_many_files_are_sent_and_no_more_for_a_while(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(pace.MOST, "files", 2)
    client = client_of(cast.ines)
    files = [make_picture(cast, cast.ines, f"{number}.png") for number in range(3)]

    sent = [client.get(file.address()).status_code for file in files]

    assert sent == [200, 200, TOO_MANY]
    assert client.get(files[0].address()).status_code == 200


def test_others_go_on_as_ever_and_students_browse_as_they_like(cast: Cast, many: list[Blog]):
    client = client_of(cast.ines)
    for blog in many:
        client.get(f"/@{blog.slug}/")

    client.force_login(cast.nora)
    assert client.get(f"/@{many[-1].slug}/").status_code == 200
    client.force_login(cast.tomas)
    assert [client.get(f"/@{blog.slug}/").status_code for blog in many] == [200] * len(many)


def test_who_has_stopped_is_forgotten():
    counted = pace.Pace()
    counted.wait_for("blogs", "mei", 100.0)

    assert not counted.is_over(100.0 + pace.SPAN)
    assert counted.is_over(101.0 + pace.SPAN)
