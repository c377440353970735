"""A student who opens a room is told which goals stay behind, and can let them in."""

from __future__ import annotations

import pytest

from hub.reflections.models import Goal
from hub.showcase.models import Section

SPOKE = {"words": "Speak up in group work", "state": "met", "why": "I asked every day."}
CHECKED = {"words": "Check my maths", "state": "part", "why": "Not in tests.", "shares": "all"}
READ = {"words": "Read a book in Japanese", "state": "notyet", "why": "I chose one too hard."}
SAID = "2 of your 3 goals are for your teachers and you only."


@pytest.fixture
def open_room(room):
    room.save(SPOKE, CHECKED, READ)
    room.open("class")
    return room


def test_it_is_said_where_the_room_is_opened(open_room):
    assert SAID in open_room.page("share")


def test_it_is_said_in_the_room_to_its_owner_alone(open_room, cast):
    assert SAID in open_room.seen_by(cast.mei)
    assert "goals are for your teachers" not in open_room.seen_by(cast.tomas)
    assert "goals are for your teachers" not in open_room.seen_by(cast.ines)


def test_one_press_shows_them_to_who_comes_in(open_room, cast):
    answer = open_room.client.post(f"/showcase/{open_room.section.public_id}/share-goals/")

    assert answer["Location"] == "/@mei/showcase/grade-6/"
    page = open_room.seen_by(cast.tomas)
    assert "Speak up in group work" in page
    assert "I asked every day." in page
    assert "Read a book in Japanese" in page
    assert "for your teachers and you only" not in open_room.seen_by(cast.mei)


def test_the_press_beside_the_door_keeps_the_words_first(room, cast):
    room.save(SPOKE)
    address = f"/showcase/{room.section.public_id}/share-goals/"

    answer = room.client.post(
        f"/showcase/{room.section.public_id}/?step=share", {"title": "Mostly bridges", "then": address}, follow=True
    )

    assert answer.redirect_chain[0] == (address, 307)
    room.open("class")
    page = room.seen_by(cast.tomas)
    assert "Mostly bridges" in page
    assert "Speak up in group work" in page


def test_goals_that_no_teacher_has_seen_ask_again(room, cast):
    room.save(SPOKE)
    room.open("everyone")
    Section.objects.get().release(by=cast.ines)

    room.client.post(f"/showcase/{room.section.public_id}/share-goals/")

    assert not cast.sees(cast.visitor, Goal.objects.get())
    assert room.seen_by(None) == ""


def test_a_room_for_teachers_says_nothing_of_it(room, cast):
    room.save(SPOKE)
    room.open("teachers")

    assert "for your teachers and you only" not in room.seen_by(cast.mei)


def test_only_the_owner_shares_them(open_room, cast, client):
    for person in (cast.tomas, cast.ines, cast.nora):
        client.force_login(person)
        assert client.post(f"/showcase/{open_room.section.public_id}/share-goals/").status_code == 404
