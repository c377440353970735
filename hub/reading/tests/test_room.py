"""A room of the showcase, and the way in."""

import pytest
from django.test import Client

from hub.reflections.models import Goal, Reflection
from hub.showcase.models import Piece
from samples.cast import Cast
from tests.world import World, build_world, make_picture


@pytest.fixture
def world(cast: Cast) -> World:
    return build_world(cast)


ROOM = "/@mei/showcase/grade-6/"


def test_the_way_in_leads_to_the_newest_room(client: Client, world: World):
    client.force_login(world.cast.tomas)

    assert client.get("/@mei/showcase/")["Location"] == ROOM


def test_a_room_that_is_not_for_the_reader_is_not_there(client: Client, world: World):
    assert client.get("/@mei/showcase/").status_code == 404
    assert client.get(ROOM).status_code == 404


@pytest.mark.parametrize(("state", "word"), [("met", "Met"), ("partly", "Partly"), ("not-yet", "Not yet")])
def test_each_answer_to_a_goal_is_said_in_words(client: Client, world: World, state: str, word: str):
    Reflection.objects.update(state=state, audience="class")
    client.force_login(world.cast.tomas)

    page = client.get(ROOM).content.decode()

    assert f"<span>{word}</span>" in page
    assert "No answer" not in page


def test_a_reflection_for_teachers_stays_with_them(client: Client, world: World):
    client.force_login(world.cast.tomas)
    page = client.get(ROOM).content.decode()

    assert "Ask one more question" in page
    assert "I asked two." not in page
    assert "Partly" not in page
    client.force_login(world.cast.ines)
    assert "I asked two." in client.get(ROOM).content.decode()


def test_a_goal_for_teachers_is_not_on_the_strip(client: Client, world: World):
    Goal.objects.update(audience="teachers")
    client.force_login(world.cast.tomas)

    assert "Ask one more question" not in client.get(ROOM).content.decode()


def test_a_piece_of_a_hidden_post_has_words_without_link_and_picture(client: Client, world: World):
    hidden = world.cast.post(world.cast.mei, "teachers", "For teachers only")
    secret = make_picture(world.cast, world.cast.mei, "secret.png", alternative="Secret")
    hidden.feature(secret)
    Piece.objects.create(section=world.room, title="My hardest work", entry=hidden, why="It took long.")
    client.force_login(world.cast.tomas)

    page = client.get(ROOM).content.decode()

    assert "My hardest work" in page
    assert hidden.slug not in page
    assert secret.public_id not in page


def test_a_kind_chooses_the_pieces_of_that_kind(client: Client, world: World):
    Piece.objects.create(section=world.room, title="The raft that sank", kind="did-not-work")
    client.force_login(world.cast.tomas)

    page = client.get(ROOM, {"kind": "did-not-work"}).content.decode()

    assert "The raft that sank" in page
    assert world.piece.title not in page


def test_the_owner_is_told_that_a_closed_room_is_closed(client: Client, world: World):
    world.room.close()
    client.force_login(world.cast.mei)

    assert "This room is still closed. Only you see it." in client.get(ROOM).content.decode()
    client.force_login(world.cast.tomas)
    assert client.get(ROOM).status_code == 404


def test_a_picture_that_is_still_to_come_has_an_empty_frame(client: Client, world: World):
    Piece.objects.create(section=world.room, title="Our play", promised_for="2030-01-01")
    client.force_login(world.cast.tomas)

    page = client.get(ROOM).content.decode()

    assert "A picture is still to come" in page
    assert "Our play" in page
