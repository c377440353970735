"""A student is asked: on the desk, on the post, on the page for writing."""

from __future__ import annotations

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone

from hub.assignments.models import Answer, Ask
from hub.blogs.models import Entry


@pytest.fixture
def mei(client: Client, cast):
    client.force_login(cast.mei)
    return client


def fields(**given: str) -> dict[str, str]:
    plain = {"title": "Lava is slow", "body": "It came at noon.", "body_format": "plain", "base_version": "0"}
    return {**plain, "audience": "class", "picture": "first", "when": "now", **given}


def test_the_desk_says_what_waits_and_until_when(asked):
    asked.due(timezone.localdate(timezone=asked.cast.school.zone) + datetime.timedelta(days=1))

    page = asked.read(asked.cast.mei, "/desk/")

    assert "Waiting for you" in page
    assert "by tomorrow" in page
    assert f'href="/write/?answers={asked.post.public_id}"' in page


@pytest.mark.parametrize("who", ["noah", "luca", "aiko", "ines"])
def test_nobody_else_is_asked(asked, who):
    assert "Waiting for you" not in asked.read(asked.cast.people[who], "/desk/")


def test_what_is_due_soonest_comes_first_and_what_is_over_last(asked):
    cast, today = asked.cast, timezone.localdate(timezone=asked.cast.school.zone)
    asked.due(today - datetime.timedelta(days=3))
    for title, days in (("Later", 9), ("Soon", 2)):
        post = cast.post(cast.ines, "class", title, blog=cast.blogs["6B"])
        Ask.put(post, cast.class_6b, today + datetime.timedelta(days=days))

    found = Ask.objects.visible_to(cast.viewer(cast.mei)).soonest_first(today)

    assert [str(ask) for ask in found] == ["Soon", "Later", "Post your volcano"]


def test_an_answer_is_one_tap_and_publishing_away(asked, mei):
    start = re.search(r'href="(/write/\?answers=[^"]+)">Answer this', asked.read(asked.cast.mei))
    assert start
    page = mei.get(start[1]).content.decode()
    ticket = re.search(r'name="start" value="([^"]+)"', page)
    action = re.search(r'action="(/write/([^/]+)/publish/)"', page)
    assert ticket and action

    mei.post(action[1], fields(start=ticket[1], answers=asked.post.public_id))

    assert f'Answers: <a href="{asked.post.get_absolute_url()}">Post your volcano</a>' in page
    assert Answer.objects.get().entry.public_id == action[2]
    assert "Waiting for you" not in asked.read(asked.cast.mei, "/desk/")
    assert "You answered:" in asked.read(asked.cast.mei)


def test_an_answer_that_is_begun_goes_on(asked, mei):
    draft = Entry.start(asked.cast.blogs["Mei"], by=asked.cast.mei, title="Half a volcano")
    mei.post(f"/write/{draft.public_id}/keep/", fields(answers=asked.post.public_id))

    response = mei.get(f"/write/?answers={asked.post.public_id}")

    assert response["Location"] == f"/write/{draft.public_id}/"
    assert "Answers: <a" in mei.get(response["Location"]).content.decode()
    assert "Waiting for you" in asked.read(asked.cast.mei, "/desk/")


def test_a_post_that_is_there_becomes_the_answer_and_stops_to_be(asked, mei):
    post = asked.cast.post(asked.cast.mei, "class", "An older volcano")

    mei.post(f"/write/{post.public_id}/publish/", fields(answers=asked.post.public_id))
    assert Answer.objects.filter(entry=post, ask=asked.ask).exists()

    mei.post(f"/write/{post.public_id}/publish/", fields(answers=""))
    assert not Answer.objects.exists()


def test_publishing_does_not_wait_for_an_ask_that_has_gone(asked, mei):
    other = asked.cast.post(asked.cast.ines, "class", "Still here", blog=asked.cast.blogs["6B"])
    Ask.put(other, asked.cast.class_6b, None)
    post = asked.cast.post(asked.cast.mei, "class", "An older volcano")
    asked.post.withdraw()

    response = mei.post(f"/write/{post.public_id}/publish/", fields(answers=asked.post.public_id))

    assert response.status_code == 302
    assert not Answer.objects.exists()


@pytest.mark.parametrize("who", ["noah", "ines", "luca"])
def test_who_is_not_asked_finds_nothing_to_answer(asked, client, who):
    client.force_login(asked.cast.people[who])

    assert client.get(f"/write/?answers={asked.post.public_id}").status_code == 404
    assert "Answer this" not in client.get("/write/").content.decode()


def test_a_hidden_post_asks_nobody(asked, mei):
    asked.post.withdraw()

    assert mei.get(f"/write/?answers={asked.post.public_id}").status_code == 404
    assert "volcano" not in asked.read(asked.cast.mei, "/desk/")
    assert "volcano" not in asked.read(asked.cast.mei, "/write/")
