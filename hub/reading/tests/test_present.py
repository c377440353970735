"""A room as slides."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from hub.reflections.models import Goal, Reflection
from hub.showcase.models import Piece
from samples.cast import Cast
from tests.world import World, build_world, make_picture


@pytest.fixture
def world(cast: Cast) -> World:
    return build_world(cast)


PRESENT = "/@mei/showcase/grade-6/present/"


def slides(page: str) -> list[str]:
    return re.findall(r'<div class="present__screen" id="([^"]+)"', page)


def test_one_action_leads_from_the_room_to_presenting_it(client: Client, world: World):
    client.force_login(world.cast.mei)

    assert f'href="{PRESENT}"' in client.get(world.room.get_absolute_url()).content.decode()


def test_first_the_entrance_then_goals_then_the_pieces_then_what_comes_next(client: Client, world: World):
    client.force_login(world.cast.mei)

    page = client.get(PRESENT).content.decode()

    assert slides(page) == ["entrance", "goals", "piece-1", "piece-2", "piece-3", "next"]
    assert page.index("A wall of tides") < page.index("A piece with words alone")
    assert page.count("Piece 2 of 3") == 1


def test_without_scripts_back_and_next_lead_from_slide_to_slide(client: Client, world: World):
    client.force_login(world.cast.mei)

    page = client.get(PRESENT).content.decode()
    ways = re.findall(r'href="(#[^"]+)" rel="(prev|next)"', page)

    assert ways == [
        ("#goals", "next"),
        *(("#entrance", "prev"), ("#piece-1", "next")),
        *(("#goals", "prev"), ("#piece-2", "next")),
        *(("#piece-1", "prev"), ("#piece-3", "next")),
        *(("#piece-2", "prev"), ("#next", "next")),
        ("#piece-3", "prev"),
    ]


def test_a_room_that_is_not_for_the_reader_is_not_presented(client: Client, world: World):
    assert client.get(PRESENT).status_code == 404
    client.force_login(world.cast.noah)
    assert client.get(PRESENT).status_code == 404


def test_a_blog_that_was_renamed_is_presented_at_its_new_address(client: Client, world: World):
    world.cast.blogs["Mei"].rename("mei-t")
    client.force_login(world.cast.mei)

    assert client.get(PRESENT)["Location"] == "/@mei-t/showcase/grade-6/present/"


def test_goals_and_reflections_are_presented_as_far_as_the_viewer_sees_them(client: Client, world: World):
    Goal.objects.update(audience="class")
    client.force_login(world.cast.tomas)
    page = client.get(PRESENT).content.decode()

    assert "Ask one more question" in page
    assert "I asked two." not in page
    client.force_login(world.cast.ines)
    assert "I asked two." in client.get(PRESENT).content.decode()


def test_without_goals_that_the_viewer_sees_there_is_no_slide_for_them(client: Client, world: World):
    Goal.objects.update(audience="teachers")
    Reflection.objects.update(audience="class")
    client.force_login(world.cast.tomas)

    page = client.get(PRESENT).content.decode()

    assert "goals" not in slides(page)
    assert "I asked two." not in page


def test_a_piece_of_a_hidden_post_has_words_without_link_and_picture(client: Client, world: World):
    hidden = world.cast.post(world.cast.mei, "teachers", "For teachers only")
    secret = make_picture(world.cast, world.cast.mei, "secret.png", alternative="Secret")
    hidden.feature(secret)
    Piece.objects.create(section=world.room, title="My hardest work", entry=hidden, why="It took long.")
    client.force_login(world.cast.tomas)

    page = client.get(PRESENT).content.decode()

    assert "My hardest work" in page
    assert hidden.slug not in page and "For teachers only" not in page
    assert secret.public_id not in page


def test_a_picture_comes_at_once_in_one_large_size_with_what_is_in_it(client: Client, world: World):
    client.force_login(world.cast.tomas)

    page = client.get(PRESENT).content.decode()

    assert 'alt="Pools between the rocks"' in page
    assert "srcset" not in page and "lazy" not in page


def test_a_promised_piece_has_its_empty_frame_and_asks_nobody_for_the_picture(client: Client, world: World):
    Piece.objects.create(section=world.room, title="Our play", promised_for="2030-01-01")
    client.force_login(world.cast.mei)

    page = client.get(PRESENT).content.decode()

    assert "A picture is still to come" in page
    assert "Add picture" not in page


def test_a_film_waits_behind_its_card_and_says_that_it_needs_the_internet(client: Client, world: World):
    Piece.objects.create(section=world.room, title="Our raft", video_address="https://vimeo.com/76979871")
    client.force_login(world.cast.mei)

    page = client.get(PRESENT).content.decode()

    assert "<hub-embed" in page and "<iframe" not in page
    assert "It needs the internet." in page
    assert "Only films and recordings need it." in page


def test_what_came_with_an_imported_page_has_a_slide(client: Client, world: World):
    world.room.body = "<p>I began with the raft.</p>"
    world.room.save(update_fields=["body"])
    client.force_login(world.cast.mei)

    page = client.get(PRESENT).content.decode()

    assert slides(page)[:3] == ["entrance", "goals", "words"]
    assert "I began with the raft." in page


def test_the_last_slide_gathers_the_next_steps(client: Client, world: World):
    world.piece.next_step = "Draw the neap tide."
    world.piece.save(update_fields=["next_step"])
    client.force_login(world.cast.mei)

    last = client.get(PRESENT).content.decode().partition('id="next"')[2]

    assert "What’s next" in last
    assert "Draw the neap tide." in last and "A wall of tides" in last


def test_who_made_a_picture_is_said_on_the_last_slide(client: Client, world: World):
    world.piece.picture = make_picture(world.cast, world.cast.mei, "reef.png", alternative="A reef", credit_maker="Ana")
    world.piece.save(update_fields=["picture"])
    client.force_login(world.cast.tomas)

    assert "A reef: Ana" in client.get(PRESENT).content.decode().partition('id="next"')[2]
