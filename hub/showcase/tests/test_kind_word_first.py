"""A kind word comes before others read a goal, a reflection or a label in an open room (safety.md X12, X14)."""

from __future__ import annotations

from typing import Any

import pytest

from hub.media.models import MediaFile
from hub.showcase.models import Piece
from hub.showcase.tests.conftest import Builder
from hub.showcase.tests.test_pieces import picture

HURTS = "Tomas is such a loser"
NUMBER = "Call me on 07700 900123"
FIRST = "One moment, before others see it."
LABEL = {"kind": "proud", "title": "Our class play"}


@pytest.fixture
def label(room: Builder) -> Piece:
    """A label in Mei's room, which her class enters."""
    piece = room.piece(why="We laughed a lot.")
    room.open("class")
    assert "We laughed a lot." in room.seen_by(room.cast.tomas)
    return piece


def write(room: Builder, piece: Piece, **given: str) -> Any:
    return room.client.post(
        f"/showcase/{room.section.public_id}/?step=labels&piece={piece.public_id}", LABEL | {"learned": ""} | given
    )


@pytest.mark.parametrize("field", ["why", "learned", "next_step", "material", "heading"])
@pytest.mark.parametrize("words", [HURTS, NUMBER])
def test_a_kind_word_comes_before_others_read_a_label(room: Builder, label: Piece, field: str, words: str):
    answer = write(room, label, **{field: words})

    page = answer.content.decode()
    assert answer.status_code == 422 and FIRST in page and words in page
    assert words not in room.seen_by(room.cast.tomas)
    label.refresh_from_db()
    assert label.why == "We laughed a lot."


def test_the_label_is_sent_as_it_is_and_what_was_pressed_leads_on(room: Builder, label: Piece):
    then = f"/showcase/{room.section.public_id}/?step=share"
    page = write(room, label, why=HURTS, then=then).content.decode()
    assert f'name="then" value="{then}"' in page.replace("&amp;", "&")

    answer = write(room, label, why=HURTS, then=then, as_it_is="1")

    assert (answer.status_code, answer["Location"]) == (302, then)
    assert HURTS in room.seen_by(room.cast.tomas)


def test_the_page_with_a_kind_word_does_not_say_that_it_is_saved(room: Builder, label: Piece):
    step = write(room, label, why=HURTS)
    piece = room.client.post(f"/showcase/piece/{label.public_id}/", LABEL | {"source": "promised", "why": HURTS})
    goals = room.set_goals(HURTS)

    for answer in (step, piece, goals):
        page = answer.content.decode()
        assert FIRST in page and 'data-state="unfinished"' in page
        assert "<span data-words>Not saved yet</span>" in page
        assert 'class="errors"' not in page


def test_words_that_stand_there_already_are_not_asked_about_again(room: Builder, label: Piece):
    write(room, label, why=HURTS, as_it_is="1")

    answer = write(room, label, why=HURTS, learned="To say my lines.")

    assert answer.status_code == 302
    assert "To say my lines." in room.seen_by(room.cast.tomas)


def test_a_new_piece_is_looked_at_before_it_hangs(room: Builder, label: Piece):
    answer = room.hang(title="The second play", why=HURTS)

    assert answer.status_code == 422 and FIRST in answer.content.decode()
    assert Piece.objects.get() == label
    assert room.hang(title="The second play", why=HURTS, as_it_is="1").status_code == 302


@pytest.mark.parametrize("words", [HURTS, NUMBER])
def test_a_kind_word_comes_before_others_hear_what_is_in_a_picture(room: Builder, words: str):
    piece = room.piece(source="picture", picture=picture(), alternative="A stick bridge")
    room.open("class")
    address = f"/showcase/piece/{piece.public_id}/"
    typed = LABEL | {"source": "picture", "alternative": words}

    answer = room.client.post(address, typed)

    page = answer.content.decode()
    assert answer.status_code == 422 and FIRST in page and words in page
    assert "A stick bridge" in room.seen_by(room.cast.tomas) and words not in room.seen_by(room.cast.tomas)
    assert room.client.post(address, typed | {"title": "", "as_it_is": "1"}).status_code == 422
    assert words not in room.seen_by(room.cast.tomas)
    assert room.client.post(address, typed | {"as_it_is": "1"}).status_code == 302
    assert words in room.seen_by(room.cast.tomas)


def test_a_picture_brought_anew_is_described_after_the_kind_word(room: Builder, label: Piece):
    typed = LABEL | {"source": "picture", "alternative": HURTS}

    answer = room.client.post(f"/showcase/piece/{label.public_id}/", typed | {"picture": picture()})

    brought = MediaFile.objects.get(owner=room.cast.mei)
    assert answer.status_code == 422 and brought.alternative == ""
    sent = typed | {"kept": brought.public_id, "as_it_is": "1"}
    assert room.client.post(f"/showcase/piece/{label.public_id}/", sent).status_code == 302
    brought.refresh_from_db()
    assert brought.alternative == HURTS


def test_a_goal_and_what_became_of_it_are_looked_at_as_well(room: Builder, label: Piece):
    assert FIRST in room.set_goals(HURTS).content.decode()
    assert not room.section.goals.exists()
    room.set_goals("Check my maths")

    page = room.reflect(Check_my_maths={"state": "part", "why": NUMBER, "shares": "all"}).content.decode()

    assert FIRST in page and NUMBER in page
    assert NUMBER not in room.seen_by(room.cast.tomas)


def test_in_a_closed_room_it_is_said_once_the_words_are_kept(room: Builder):
    piece = room.piece()

    answer = write(room, piece, why=HURTS)

    assert answer.status_code == 302
    assert "How could you say it kindly?" in room.page("labels")
    piece.refresh_from_db()
    assert piece.why == HURTS
