"""Where the room asks, the student sees what they wrote through the year; nobody else does."""

from __future__ import annotations

from hub.reflections.models import Goal, Thought, Towards


def test_the_label_of_a_post_shows_what_was_thought_about_it(room, cast):
    bridge = cast.post(cast.mei, "class", "Bridge three")
    said = {"school": cast.school, "student": cast.mei, "kind": "hard", "words": "The corners were hard."}
    Thought.objects.create(**said, entry=bridge)
    room.step("choose", piece="p" * 22, work=f"post:{bridge.public_id}")

    assert "The corners were hard." in room.page("labels")
    room.open("class")
    assert "Bridge three" in room.seen_by(cast.tomas)
    assert "The corners were hard." not in room.seen_by(cast.tomas)


def test_a_goal_shows_what_was_done_towards_it_and_thought_about_it(room, cast):
    room.set_goals("Build something strong")
    goal = Goal.objects.get()
    Towards.objects.create(goal=goal, entry=cast.post(cast.mei, "class", "Bridge three"))
    said = {"school": cast.school, "student": cast.mei, "kind": "hard", "words": "The corners were hard."}
    Thought.objects.create(**said, goal=goal)

    page = room.page("reflections")

    assert "Bridge three" in page
    assert "“The corners were hard.”" in page
