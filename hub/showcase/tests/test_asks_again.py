"""What a teacher has not seen does not come into a room that is open to everyone."""

from __future__ import annotations

import pytest

from hub.reflections.models import Goal
from hub.showcase.models import Piece, Section

GOAL = {"words": "Check my maths", "state": "part", "why": "Not in tests.", "shares": "all"}
BEFORE = "A teacher said yes to this room."
AFTER = "A teacher looks at your room first."


@pytest.fixture
def open_room(room, cast):
    """Mei's room with a goal and a piece; a teacher has said yes, and visitors are in it."""
    room.save(GOAL)
    room.hang()
    room.open("everyone")
    Section.objects.get().release(by=cast.ines)
    assert room.seen_by(None)
    return room


def test_new_words_at_the_entrance_ask_again(open_room, cast):
    assert BEFORE in open_room.page("share")

    open_room.step("share", title="Words that nobody has read")

    assert open_room.seen_by(None) == ""
    page = open_room.seen_by(cast.mei)
    assert "Words that nobody has read" in page
    assert AFTER in open_room.client.get("/@mei/showcase/grade-6/").content.decode()
    Section.objects.get().release(by=cast.ines)
    assert "Words that nobody has read" in open_room.seen_by(None)


def test_another_goal_asks_again(open_room, cast):
    goal = Goal.objects.get()

    open_room.step("goals", **{"goal-0-goal": goal.public_id, "goal-0-words": "Another goal"})

    assert open_room.seen_by(None) == ""
    assert not cast.sees(cast.visitor, goal)


@pytest.mark.parametrize("new", [{"why": "Another reason"}, {"state": "met"}])
def test_another_answer_asks_again(new, open_room, cast):
    goal = Goal.objects.get()

    open_room.reflect(Check_my_maths=GOAL | new)

    assert open_room.seen_by(None) == ""
    assert not cast.sees(cast.visitor, goal)


def test_a_goal_that_hangs_in_two_rooms_asks_in_both(open_room, cast):
    goal = Goal.objects.get()
    other = Section.start(cast.blogs["Mei"], cast.grade_8, by=cast.mei)
    address = f"/showcase/{other.public_id}/?step=goals"
    open_room.client.post(address, {"take": [goal.public_id]})
    assert open_room.seen_by(None)

    open_room.client.post(address, {"goal-0-goal": goal.public_id, "goal-0-words": "Another goal"})

    assert open_room.seen_by(None) == ""


def test_a_new_piece_asks_again(open_room):
    address = f"/showcase/{open_room.section.public_id}/hang/"
    assert BEFORE in open_room.client.get(address).content.decode()

    answer = open_room.client.post(address, {"source": "promised", "kind": "fun", "title": "A surprise"}, follow=True)

    assert AFTER in answer.content.decode()
    assert open_room.seen_by(None) == ""


def test_a_changed_piece_asks_again(open_room):
    piece = Piece.objects.get()
    data = {"source": "promised", "kind": "fun", "title": piece.title, "why": "Nobody has read this."}

    open_room.client.post(f"/showcase/piece/{piece.public_id}/", data)

    assert open_room.seen_by(None) == ""


def test_what_changes_nothing_or_only_takes_down_leaves_it_open(open_room):
    piece = Piece.objects.get()

    open_room.save(GOAL)
    open_room.client.post(f"/showcase/piece/{piece.public_id}/remove/")

    assert "Check my maths" in open_room.seen_by(None)
    assert not Piece.objects.exists()


def test_a_room_that_was_changed_while_it_was_closed_opens_after_a_new_yes(open_room):
    open_room.client.post(f"/showcase/{open_room.section.public_id}/close/")
    open_room.hang(title="A surprise")

    open_room.open("everyone")

    assert open_room.seen_by(None) == ""


def test_a_room_for_the_class_needs_no_yes(room, cast):
    room.open("class")

    room.hang(title="A surprise")

    assert "A surprise" in room.seen_by(cast.tomas)
