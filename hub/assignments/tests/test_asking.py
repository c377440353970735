"""A teacher asks: under More, on the blog of a class or on their own."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from hub.assignments.models import Answer, Ask
from hub.school.models import Enrolment


@pytest.fixture
def ines(client: Client, cast):
    client.force_login(cast.ines)
    return client


@pytest.fixture
def post(cast):
    return cast.post(cast.ines, "class", "Post your volcano", blog=cast.blogs["6B"])


def publish(client: Client, post, **given: str):
    plain = {"title": "Post your volcano", "body": "Any volcano.", "body_format": "plain", "base_version": "0"}
    return client.post(
        f"/write/{post.public_id}/publish/", {**plain, "audience": "class", "picture": "first", "when": "now", **given}
    )


def test_a_teacher_asks_the_class_of_the_blog(ines, cast, post):
    assert "Ask for answers" in ines.get(f"/write/{post.public_id}/").content.decode()

    publish(ines, post, asks="on", due_on="2031-05-12")

    ask = Ask.objects.get()
    assert (ask.entry, ask.classroom, ask.due_on) == (post, cast.class_6b, datetime.date(2031, 5, 12))


def test_who_teaches_several_classes_chooses_one_on_their_own_blog(ines, cast):
    Enrolment.objects.create(classroom=cast.class_3a, person=cast.ines, role="teacher")
    own = cast.post(cast.ines, "school", "Post your volcano")

    publish(ines, own, asks="on", asks_class=str(cast.class_3a.pk))

    assert Ask.objects.get().classroom == cast.class_3a


def test_a_class_that_one_does_not_teach_is_not_asked(ines, cast):
    Enrolment.objects.create(classroom=cast.class_3a, person=cast.ines, role="teacher")
    own = cast.post(cast.ines, "school", "Post your volcano")

    response = publish(ines, own, asks="on", asks_class=str(cast.class_8b.pk))

    assert response.status_code == 422
    assert not Ask.objects.exists()


def test_a_student_asks_nobody(client, cast):
    client.force_login(cast.mei)
    post = cast.post(cast.mei, "class")

    publish(client, post, asks="on")

    assert "Ask for answers" not in client.get("/write/").content.decode()
    assert not Ask.objects.exists()


def test_a_day_that_is_none_is_said_in_words(ines, post):
    page = publish(ines, post, asks="on", due_on="soon")

    assert page.status_code == 422
    assert "Choose a day, or leave it empty." in page.content.decode()


def test_asking_ends_and_the_answers_stay(ines, cast, post):
    ask = Ask.put(post, cast.class_6b, None)
    answer = cast.post(cast.tomas, "class", "Three volcanoes")
    Answer.give(answer, ask, among=[])

    publish(ines, post)
    page = ines.get(post.get_absolute_url()).content.decode()
    client = Client()
    client.force_login(cast.mei)

    assert "1 answer<" in page
    assert "Waiting for you" not in client.get("/desk/").content.decode()
    assert "Answer this" not in client.get(post.get_absolute_url()).content.decode()

    publish(ines, post, asks="on")
    assert "Answer this" in client.get(post.get_absolute_url()).content.decode()
