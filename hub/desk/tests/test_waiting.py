"""What waits for a teacher's yes."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from hub.audience.models import Approval
from hub.blogs.models import Entry
from hub.comments.models import Comment
from hub.showcase.models import Section
from samples.cast import Cast
from tests.world import World, build_world, say


@pytest.fixture
def world(cast: Cast) -> World:
    return build_world(cast)


def decide(client: Client, verb: str, kind: str, public_id: str) -> Any:
    return client.post(reverse(verb, args=[kind, public_id]))


def test_a_teacher_finds_what_waits_the_oldest_first(client: Client, world: World):
    client.force_login(world.cast.ines)

    page = client.get("/waiting/").content.decode()

    assert "2 things wait for you" in page
    assert page.index("The street where I walk") < page.index("Is it a waiting comment?")


def test_a_yes_lets_others_see_it(client: Client, world: World):
    client.force_login(world.cast.ines)

    decide(client, "let-in", "entry", world.waiting_post.public_id)
    decide(client, "let-in", "comment", world.waiting_comment.public_id)

    assert "All read. Nothing is waiting." in client.get("/waiting/").content.decode()
    client.force_login(world.cast.kofi)
    assert client.get(world.waiting_post.get_absolute_url()).status_code == 200
    assert "Is it a waiting comment?" in client.get(world.open_post.get_absolute_url()).content.decode()


def test_what_is_kept_out_is_seen_by_its_writer_and_teachers(client: Client, world: World):
    client.force_login(world.cast.ines)

    decide(client, "hold", "entry", world.waiting_post.public_id)

    assert not world.cast.sees(world.cast.tomas, world.waiting_post)
    assert world.cast.sees(world.cast.mei, world.waiting_post)
    assert "The street where I walk" not in client.get("/waiting/").content.decode()


def test_a_room_waits_and_is_let_in(client: Client, cast: Cast):
    room = Section.start(cast.blogs["Mei"], cast.grade_6, by=cast.mei)
    room.show(by=cast.mei, audience="everyone")
    client.force_login(cast.ines)
    assert "1 thing waits for you" in client.get("/waiting/").content.decode()

    decide(client, "let-in", "room", room.public_id)

    assert cast.sees(None, room)


def test_a_change_waits_while_readers_see_the_old_text(client: Client, cast: Cast):
    post = cast.post(cast.mei, "everyone", "A tide", body="<p>Low.</p>")
    post.revise("A tide", "<p>High.</p>", by=cast.mei)
    assert "Low." in client.get(post.get_absolute_url()).content.decode()
    client.force_login(cast.ines)
    assert "A change: A tide" in client.get("/waiting/").content.decode()

    decide(client, "let-in", "change", post.public_id)

    client.logout()
    assert "High." in client.get(post.get_absolute_url()).content.decode()


def test_a_planned_post_waits_with_its_day_and_is_read_before_the_yes(client: Client, cast: Cast):
    day = timezone.now().replace(hour=12, minute=0) + datetime.timedelta(days=3)
    post = cast.post(cast.mei, "everyone", "Three days on", at=day, released=False)
    client.force_login(cast.ines)

    page = client.get("/waiting/").content.decode()
    assert "Three days on" in page
    assert f"It comes out on {date_format(timezone.localtime(day, cast.school.zone), 'j F, H:i')}." in page
    assert "The tide was low." in client.get(post.get_absolute_url()).content.decode()
    for name in ("tomas", "rosa", "aiko", "visitor"):
        assert not cast.sees(getattr(cast, name), post), name

    decide(client, "let-in", "entry", post.public_id)

    assert "Three days on" not in client.get("/waiting/").content.decode()
    assert not cast.sees(cast.visitor, post)
    assert cast.sees(cast.visitor, post, now=day)


def test_only_those_who_decide_can(client: Client, world: World):
    for name in ("mei", "tomas", "rosa", "omar", "zara", "elias", "aiko", "priya"):
        client.force_login(getattr(world.cast, name))
        for verb in ("let-in", "hold"):
            assert decide(client, verb, "entry", world.waiting_post.public_id).status_code == 404, name
            assert decide(client, verb, "comment", world.waiting_comment.public_id).status_code == 404, name

    client.logout()
    assert decide(client, "let-in", "entry", world.waiting_post.public_id).status_code == 302
    assert not world.cast.sees(None, world.waiting_post)


def test_a_link_does_not_decide(client: Client, world: World):
    client.force_login(world.cast.ines)

    assert client.get(reverse("let-in", args=["entry", world.waiting_post.public_id])).status_code == 405


@pytest.mark.parametrize("kind", ["entry", "comment", "room", "change", "person", "x"])
def test_what_does_not_wait_cannot_be_decided(client: Client, world: World, kind: str):
    client.force_login(world.cast.ines)

    for public_id in (world.open_post.public_id, world.comment.public_id, world.room.public_id, "A" * 22):
        assert decide(client, "let-in", kind, public_id).status_code == 404


def test_students_and_guardians_have_no_such_page(client: Client, cast: Cast):
    for person in (cast.mei, cast.aiko, cast.priya):
        client.force_login(person)

        assert client.get("/waiting/").status_code == 404


def test_a_teacher_sees_nothing_of_another_class(client: Client, world: World):
    say(world.cast, world.open_post, world.cast.kofi, "Kofi was here")
    client.force_login(world.cast.rosa)

    page = client.get("/waiting/").content.decode()

    assert "All read. Nothing is waiting." in page
    assert Comment.objects.filter(body__contains="Kofi").exists()


def test_what_came_together_waits_as_one(client: Client, cast: Cast):
    yes = Approval.objects.create(school=cast.school)
    posts = [cast.post(cast.mei, "everyone", f"Brought {number}") for number in range(3)]
    Entry.objects.filter(pk__in=[post.pk for post in posts]).update(approval=yes)
    client.force_login(cast.ines)

    page = client.get("/waiting/").content.decode()
    assert "1 thing waits for you" in page
    assert "Brought 0, and 2 more" in page

    decide(client, "let-in", "entry", posts[0].public_id)
    client.force_login(cast.tomas)
    assert {client.get(post.get_absolute_url()).status_code for post in posts} == {200}
