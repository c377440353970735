"""A teacher says hello to students who have been quiet."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from hub.assignments.models import Hello
from samples.cast import Cast


@pytest.fixture
def ines(client: Client, cast: Cast) -> Client:
    client.force_login(cast.ines)
    return client


def wall(cast: Cast) -> str:
    return f"/class/{cast.class_6b.slug}/"


def desk_of(cast: Cast, who: str) -> str:
    client = Client()
    client.force_login(cast.people[who])  # type: ignore[arg-type]
    return client.get("/desk/").content.decode()


def test_one_press_says_hello_to_all_who_have_been_quiet(ines: Client, cast: Cast):
    page = ines.get(wall(cast)).content.decode()
    form = re.search(r'<form class="say-hello".*?</form>', page, re.S)
    assert form and "Send a hello to 2" in form[0] and "I am looking forward to your next post." in form[0]
    students = re.findall(r'name="student" value="([^"]+)"', form[0])

    said = ines.post(f"{wall(cast)}hello/", {"student": students, "words": "How is the tide?"}, follow=True)

    assert "2 students find your hello on their desks." in said.content.decode()
    assert "How is the tide?" in desk_of(cast, "mei")
    assert "How is the tide?" in desk_of(cast, "tomas")
    assert "How is the tide?" not in desk_of(cast, "luca") + desk_of(cast, "aiko")


def test_a_row_says_it_to_one(ines: Client, cast: Cast):
    assert f'form="hello" name="student" value="{cast.mei.public_id}"' in ines.get(wall(cast)).content.decode()

    ines.post(f"{wall(cast)}hello/", {"student": cast.mei.public_id})

    assert "I am looking forward to your next post." in desk_of(cast, "mei")
    assert "I am looking forward" not in desk_of(cast, "tomas")


def test_it_is_taken_back_until_it_is_read(ines: Client, cast: Cast):
    ines.post(f"{wall(cast)}hello/", {"student": cast.mei.public_id})
    batch = Hello.objects.get().batch

    ines.post(f"{wall(cast)}hello/{batch}/undo/")

    assert "I am looking forward" not in desk_of(cast, "mei")


def test_whoever_has_one_that_waits_gets_no_second(ines: Client, cast: Cast):
    for _again in range(2):
        ines.post(f"{wall(cast)}hello/", {"student": cast.mei.public_id})

    assert Hello.objects.count() == 1


def test_a_hello_that_is_read_is_put_away(ines: Client, cast: Cast):
    ines.post(f"{wall(cast)}hello/", {"student": cast.mei.public_id})
    mei = Client()
    mei.force_login(cast.mei)

    mei.post("/desk/hello/seen/")

    assert "I am looking forward" not in desk_of(cast, "mei")


def test_nobody_says_it_to_a_student_of_another_class(ines: Client, cast: Cast):
    ines.post(f"{wall(cast)}hello/", {"student": cast.noah.public_id})

    assert not Hello.objects.exists()
