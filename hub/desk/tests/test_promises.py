"""Who is reminded of a promised picture, and the list of a class."""

import datetime

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from hub.people.models import Person
from hub.showcase.models import Piece, Section
from hub.showcase.promising import promise_url
from hub.showcase.tasks import find_promises_to_remind_of
from samples.cast import Cast
from tests.world import World, build_world, make_picture


@pytest.fixture
def world(cast: Cast) -> World:
    return build_world(cast)


def due_in(world: World, days: int) -> None:
    Piece.objects.filter(pk=world.promised_piece.pk).update(
        promised_for=timezone.localdate() + datetime.timedelta(days=days)
    )


def desk_of(client: Client, person: Person) -> str:
    client.force_login(person)
    return client.get("/desk/").content.decode()


def test_the_desk_reminds_in_the_last_two_weeks(client: Client, world: World):
    due_in(world, 15)
    assert "A clay crab" not in desk_of(client, world.cast.mei)
    due_in(world, 13)

    page = desk_of(client, world.cast.mei)

    assert "A clay crab" in page
    assert "Add the picture" in page
    assert "A clay crab" not in desk_of(client, world.cast.tomas)


def test_a_teacher_finds_all_promises_of_the_class_with_cards(client: Client, world: World):
    client.force_login(world.cast.ines)

    page = client.get(f"/class/{world.cast.class_6b.slug}/promises/").content.decode()

    assert "A clay crab" in page
    assert page.count("<svg viewBox") == 1
    assert promise_url(world.promised_piece) in page
    assert world.piece.title not in page


def test_a_room_that_is_still_closed_gives_its_teacher_no_code(client: Client, world: World):
    world.room.close()
    client.force_login(world.cast.ines)

    assert "A clay crab" not in client.get(f"/class/{world.cast.class_6b.slug}/promises/").content.decode()


def test_when_its_day_is_over_it_stands_in_the_list_without_a_card(client: Client, world: World):
    due_in(world, -1)
    client.force_login(world.cast.ines)

    page = client.get(f"/class/{world.cast.class_6b.slug}/promises/").content.decode()

    assert "A clay crab" in page
    assert "<svg viewBox" not in page


def test_a_mail_comes_once_in_the_last_week_to_who_has_an_address(world: World):
    mei = world.cast.mei
    due_in(world, 6)
    find_promises_to_remind_of.enqueue()
    assert not mail.outbox
    Person.objects.filter(pk=mei.pk).update(email="mei@school.example")
    due_in(world, 8)
    find_promises_to_remind_of.enqueue()
    assert not mail.outbox
    due_in(world, 7)

    find_promises_to_remind_of.enqueue()
    find_promises_to_remind_of.enqueue()

    (letter,) = mail.outbox
    assert letter.to == ["mei@school.example"]
    assert "clay crab" not in letter.subject


def test_with_a_host_name_the_mail_has_the_code(world: World):
    world.cast.school.answer_at("hub.example.org")
    Person.objects.filter(pk=world.cast.mei.pk).update(email="mei@school.example")
    due_in(world, 2)

    find_promises_to_remind_of.enqueue()

    assert f"://hub.example.org{promise_url(world.promised_piece)}" in mail.outbox[0].body


def test_nobody_is_reminded_of_a_picture_that_came_or_a_sealed_room(world: World):
    cast = world.cast
    Person.objects.filter(pk=cast.mei.pk).update(email="mei@school.example")
    due_in(world, 2)
    Section.objects.update(sealed_at=timezone.now())
    find_promises_to_remind_of.enqueue()
    Section.objects.update(sealed_at=None)
    world.promised_piece.keep_promise(make_picture(cast, cast.mei, "crab.png"))

    find_promises_to_remind_of.enqueue()

    assert not mail.outbox
