"""The form of a room and that of a piece keep what is typed, wherever one goes on to."""

from __future__ import annotations

import pytest

from hub.reflections.models import Goal
from hub.showcase.models import Piece, Section
from hub.showcase.tests.test_pieces import picture
from tests.world import make_picture

SWIM = {"words": "Swim 50 metres", "state": "part", "why": "I was ill a lot."}


def go_on(room, address: str, **given: str):
    """Press a button of the form of the room that leads on to this address."""
    return room.save(SWIM, introduction="Four pieces. One broke.", then=address, **given)


def words_are_kept(room) -> bool:
    section = Section.objects.get()
    goal = Goal.objects.get()
    return (section.title, section.introduction, goal.words, goal.reflections.get().why) == (
        "The year I tested things", "Four pieces. One broke.", "Swim 50 metres", "I was ill a lot.",
    )  # fmt: skip


def test_hanging_a_piece_keeps_the_words_first(room):
    address = f"/showcase/{room.section.public_id}/hang/"

    answer = go_on(room, address)

    assert (answer.status_code, answer["Location"]) == (302, address)
    assert words_are_kept(room)


def test_opening_the_room_keeps_the_words_first(room, cast):
    address = f"/showcase/{room.section.public_id}/open/"
    data = {"title": "The year I tested things", "then": address, "audience": "class"}

    answer = room.client.post(f"/showcase/{room.section.public_id}/", data, follow=True)

    assert answer.redirect_chain[0] == (address, 307)
    assert "The year I tested things" in room.seen_by(cast.tomas)


@pytest.mark.parametrize("way", ["up", "down", "remove"])
def test_moving_and_taking_down_a_piece_keep_the_words_first(way, room):
    piece = room.piece()

    answer = go_on(room, f"/showcase/piece/{piece.public_id}/{way}/")

    assert answer.status_code == 307
    assert words_are_kept(room)


def test_changing_a_piece_keeps_the_words_first(room):
    piece = room.piece()

    assert go_on(room, f"/showcase/piece/{piece.public_id}/")["Location"] == f"/showcase/piece/{piece.public_id}/"
    assert words_are_kept(room)


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example/showcase/", "/sign-out/", "x"]
)
def test_a_button_leads_nowhere_else(elsewhere, room):
    answer = go_on(room, elsewhere)

    assert (answer.status_code, answer["Location"]) == (302, "/@mei/showcase/grade-6/")


def test_a_mistake_is_said_before_one_goes_on(room):
    answer = room.save({"words": "Swim", "why": "I was ill."}, then=f"/showcase/{room.section.public_id}/hang/")

    assert answer.status_code == 422
    assert b"I was ill." in answer.content


def test_all_ways_on_are_buttons_of_the_one_form(room):
    room.piece()

    page = room.client.get(f"/showcase/{room.section.public_id}/").content.decode()

    main = page.partition("<main")[2].partition("</main")[0]
    assert main.count("<form") == 1
    for way in ("hang/", "open/", "/up/", "/down/", "/remove/"):
        assert f'{way}"' in main
        assert f'href="/showcase/{room.section.public_id}/{way}"' not in main


def test_looking_for_a_post_keeps_the_label_that_is_typed(room, cast):
    cast.post(cast.mei, "class", "Bridge three")
    cast.post(cast.mei, "class", "Moon cave")
    address = f"/showcase/{room.section.public_id}/hang/"

    answer = room.client.post(address, {"look": "1", "find": "moon", "kind": "fun", "why": "It broke two times."})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "It broke two times." in page
    assert "Moon cave" in page
    assert "Bridge three" not in page
    assert "Choose one of your posts." not in page
    assert not Piece.objects.exists()


def test_a_picture_is_not_chosen_twice_when_something_else_is_missing(room):
    address = f"/showcase/{room.section.public_id}/hang/"
    first = room.client.post(address, {"source": "picture", "picture": picture(), "kind": "fun"})
    assert first.status_code == 422
    kept = first.context["kept"]

    room.client.post(address, {"source": "picture", "kept": kept, "kind": "fun", "title": "The bridge"})

    hung = Piece.objects.get().picture
    assert hung is not None
    assert hung.public_id == kept


def test_the_picture_of_somebody_else_is_not_kept(room, cast):
    other = make_picture(cast, cast.tomas, "secret.png", alternative="Secret")

    assert room.hang(source="picture", kept=other.public_id).status_code == 422
