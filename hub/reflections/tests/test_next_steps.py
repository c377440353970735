"""What a reflection says is next becomes a goal with one tap; see also hub/showcase/tests/test_next_steps.py."""

from __future__ import annotations

import pytest

from hub.reflections.models import Goal, Thought


@pytest.fixture
def thought(cast):
    post = cast.post(cast.mei, "class", "Bridge three")
    said = {"school": cast.school, "student": cast.mei, "entry": post, "kind": "next", "question": "What is next?"}
    return Thought.objects.create(**said, words="Build it\nwith four legs.")


def test_a_reflection_becomes_a_goal_of_this_year_that_says_where_it_came_from(goals, cast, thought):
    goals.client.post(f"{thought.get_absolute_url()}goal/", {"for_year": "this"})

    goal = Goal.objects.get()
    assert (goal.words, goal.year, goal.student) == ("Build it with four legs.", cast.year, cast.mei)
    page = goals.page(goal.get_absolute_url())
    assert "It came from" in page
    assert thought.get_absolute_url() in page
    assert "It is a goal:" in goals.page(thought.get_absolute_url())


def test_nobody_else_learns_where_a_goal_came_from(goals, cast, thought):
    goals.client.post(f"{thought.get_absolute_url()}goal/")
    Goal.objects.update(audience="class")

    assert "Bridge three" not in goals.page(Goal.objects.get().get_absolute_url(), by=cast.tomas)


def test_what_another_says_is_next_is_no_goal_of_ones_own(goals, cast, thought):
    goals.client.force_login(cast.tomas)

    assert goals.client.post(f"{thought.get_absolute_url()}goal/").status_code == 404
    assert not Goal.objects.exists()
