"""A goal that says something else remembers what it said."""

from __future__ import annotations

import datetime

from django.utils import timezone

from hub.reflections.models import EarlierWording, Goal


def a_week_ago(goal: Goal) -> Goal:
    """The goal, as if it had been set then."""
    Goal.objects.filter(pk=goal.pk).update(worded_at=timezone.now() - datetime.timedelta(days=7))
    goal.refresh_from_db()
    return goal


def test_what_it_said_before_stands_on_its_page_with_the_day(goals):
    goal = a_week_ago(goals.one("Read more"))

    goals.change(goal, "Read a book each month")

    goal.refresh_from_db()
    assert goal.words == "Read a book each month"
    page = " ".join(goals.page(goal.get_absolute_url()).split())
    assert "it said “Read more”." in page
    assert "Mei changed it." in page


def test_looking_for_the_right_words_is_no_history(goals):
    goal = goals.one("Reed more")

    goals.change(goal, "Read more")

    assert not EarlierWording.objects.exists()


def test_a_room_keeps_it_too(goals, cast):
    goal = a_week_ago(goals.one("Read more"))
    room = goals.client.post("/showcase/start/", {"grade": "grade-6"}).url
    rows = {"goal-0-goal": goal.public_id, "goal-0-words": "Read a book each month"}

    goals.client.post(f"{room}?step=goals", rows)

    assert EarlierWording.objects.get().words == "Read more"


def test_a_teacher_reads_it_and_a_classmate_who_sees_the_goal_does_not(goals, cast):
    goal = a_week_ago(goals.one("Read more"))
    goals.change(goal, "Read a book each month")
    Goal.objects.update(audience="class")

    assert "Read more" in goals.page(goal.get_absolute_url(), by=cast.ines)
    seen = goals.page(goal.get_absolute_url(), by=cast.tomas)
    assert "Read a book each month" in seen
    assert "Read more" not in seen


def test_a_goal_without_words_is_not_kept(goals):
    goal = goals.one("Read more")

    answer = goals.change(goal, "")

    assert answer.status_code == 422
    assert Goal.objects.get().words == "Read more"


def test_a_room_that_a_teacher_let_in_waits_again_when_its_goal_says_something_else(goals, cast):
    goal = a_week_ago(goals.one("Read more"))
    goals.client.post("/showcase/start/", {"grade": "grade-6"})
    hung = goal.section_goals.get()
    hung.share("goal")
    hung.section.show(by=cast.mei, audience="everyone")
    hung.section.release(by=cast.ines)
    Goal.objects.get(audience="everyone")

    goals.change(goal, "Words that no teacher has seen")

    hung.section.refresh_from_db()
    assert not hung.section.is_entered
    assert Goal.objects.get().audience == "teachers"
