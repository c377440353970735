"""The form of a room and that of a piece keep what is typed, wherever one goes on to."""

from __future__ import annotations

import pytest

from hub.reflections.models import Goal
from hub.showcase.models import Piece, Section
from hub.showcase.tests.test_pieces import picture
from tests.world import make_picture

SWIM = "Swim 50 metres"
CHOOSING = {"piece": "p" * 22, "title": ""}


def go_on(room, address: str):
    """Press a button of a step that leads on to this address."""
    return room.step("share", title="The year I tested things", introduction="One broke.", then=address)


def words_are_kept(room) -> bool:
    section = Section.objects.get()
    return (section.title, section.introduction) == ("The year I tested things", "One broke.")


@pytest.mark.parametrize("step", ["goals", "reflections", "choose", "labels"])
def test_another_step_is_entered_when_the_words_are_kept(step, room):
    address = f"/showcase/{room.section.public_id}/?step={step}"

    answer = go_on(room, address)

    assert (answer.status_code, answer["Location"]) == (302, address)
    assert words_are_kept(room)


def test_hanging_a_piece_keeps_the_words_first(room):
    address = f"/showcase/{room.section.public_id}/hang/"

    assert go_on(room, address)["Location"] == address
    assert words_are_kept(room)


def test_opening_the_room_keeps_the_words_first(room, cast):
    address = f"/showcase/{room.section.public_id}/open/"
    data = {"title": "The year I tested things", "then": address, "audience": "class"}

    answer = room.client.post(f"/showcase/{room.section.public_id}/?step=share", data, follow=True)

    assert answer.redirect_chain[0] == (address, 307)
    assert "The year I tested things" in room.seen_by(cast.tomas)


@pytest.mark.parametrize("way", ["up", "down", "remove"])
def test_moving_and_taking_down_a_piece_keep_what_is_ticked(way, room, cast):
    piece, post = room.piece(), cast.post(cast.mei, "class", "Bridge three")

    answer = room.step(
        "choose", **CHOOSING, work=f"post:{post.public_id}", then=f"/showcase/piece/{piece.public_id}/{way}/"
    )

    assert answer.status_code == 307
    assert post in [one.entry for one in room.section.pieces.all()]


def test_changing_a_piece_keeps_its_label_first(room):
    piece = room.piece()
    address = f"/showcase/piece/{piece.public_id}/"

    answer = room.step("labels", kind="fun", why="I held the ropes.", then=address)

    assert answer["Location"] == address
    piece.refresh_from_db()
    assert piece.why == "I held the ropes."


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example/showcase/", "/sign-out/", "x", "/search/?q=1"]
)
def test_a_button_leads_nowhere_else(elsewhere, room):
    answer = go_on(room, elsewhere)

    assert (answer.status_code, answer["Location"]) == (302, f"/showcase/{room.section.public_id}/?step=share")


def test_a_mistake_is_said_before_one_goes_on(room):
    room.set_goals(SWIM)
    goal = Goal.objects.get()
    address = f"/showcase/{room.section.public_id}/?step=choose"

    answer = room.step("reflections", **{f"goal-{goal.public_id}-why": "I was ill.", "then": address})

    assert answer.status_code == 422
    assert b"I was ill." in answer.content


@pytest.mark.parametrize("step", ["goals", "reflections", "choose", "labels", "share"])
def test_all_ways_on_are_buttons_of_the_one_form(step, room):
    room.set_goals(SWIM)
    room.piece()

    page = room.page(step)

    assert page.count("<form") == 1
    assert page.partition("<body")[2].count("<a ") == 1, "Only the way to the content is a link."


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
