"""A post stands with the goal that it was done towards."""

from __future__ import annotations

import pytest

from hub.reflections.models import Goal, Towards


@pytest.fixture
def bridge(cast):
    return cast.post(cast.mei, "teachers", "Bridge three")


def test_one_tap_puts_a_post_with_a_goal_and_another_takes_it_off(goals, bridge):
    goal = goals.one("Build something strong")
    assert "Build something strong" in goals.page(bridge.get_absolute_url())

    goals.tap(bridge, goal)
    assert 'aria-pressed="true"' in goals.page(bridge.get_absolute_url())
    assert "Bridge three" in goals.page(goal.get_absolute_url())
    goals.tap(bridge, goal, "not-towards", back="goal")

    assert not Towards.objects.exists()
    assert "Bridge three" not in goals.page(goal.get_absolute_url())


def test_tapped_twice_it_stands_there_once(goals, bridge):
    goal = goals.one()

    goals.tap(bridge, goal)
    goals.tap(bridge, goal)

    assert Towards.objects.count() == 1


def test_goals_of_others_and_posts_of_others_stay_apart(goals, bridge, cast):
    other = Goal.objects.create(school=cast.school, student=cast.tomas, words="Another's goal", audience="class")
    theirs = cast.post(cast.tomas, "class", "What Tomas saw")

    assert goals.tap(bridge, other).status_code == 404
    assert goals.tap(theirs, goals.one()).status_code == 404
    assert not Towards.objects.exists()


def test_whoever_sees_the_goal_sees_only_the_posts_that_are_for_them(goals, bridge, cast):
    goal = goals.one()
    for_all = cast.post(cast.mei, "class", "Bridge for the class")
    goals.tap(bridge, goal)
    goals.tap(for_all, goal)
    Goal.objects.update(audience="class")

    seen = goals.page(goal.get_absolute_url(), by=cast.tomas)

    assert "Bridge for the class" in seen
    assert "Bridge three" not in seen
    assert "Bridge three" in goals.page(goal.get_absolute_url(), by=cast.ines)


def test_a_post_does_not_tell_its_readers_of_a_goal(goals, cast):
    goal = goals.one("A goal for myself")
    post = cast.post(cast.mei, "class", "Bridge for the class")
    goals.tap(post, goal)

    assert "A goal for myself" not in goals.page(post.get_absolute_url(), by=cast.tomas)
    assert "A goal for myself" not in goals.page(post.get_absolute_url(), by=cast.ines)


def test_a_post_that_is_taken_off_the_blog_is_not_shown_with_the_goal(goals, bridge):
    goal = goals.one()
    goals.tap(bridge, goal)

    bridge.withdraw()

    assert "Bridge three" not in goals.page(goal.get_absolute_url())
