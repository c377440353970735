"""Goals of one's own: set one by one or from a list, let go, and seen by teachers."""

from __future__ import annotations

import datetime

from django.utils import timezone

from hub.reflections.models import Goal, Reflection
from hub.school.models import Enrolment, Grade, SchoolYear


def test_a_goal_is_set_for_this_year_and_stands_on_the_page(goals, cast):
    goals.set("Ask one more question")

    goal = Goal.objects.get()
    assert (goal.student, goal.year, goal.grade, goal.audience) == (cast.mei, cast.year, cast.grade_6, "teachers")
    assert "Ask one more question" in goals.page()


def test_it_says_when_and_with_whom_it_was_set(goals, cast):
    goals.set("Ask one more question", set_on="2026-09-03", set_with=cast.ines.public_id)

    goal = Goal.objects.get()
    assert (goal.set_on, goal.set_with) == (datetime.date(2026, 9, 3), cast.ines)
    assert "3 September" in goals.page()
    assert "with Ines" in goals.page()


def test_only_a_teacher_of_ones_own_can_be_named(goals, cast):
    answer = goals.set("Ask one more question", set_with=cast.rosa.public_id)

    assert answer.status_code == 422
    assert not Goal.objects.exists()


def test_a_pasted_list_becomes_single_goals_after_a_look(goals):
    looked = goals.client.post(
        "/goals/set/", {"lines": "1. Read more\n- Ask one more question\n\n", "for_year": "this"}
    )
    page = looked.content.decode()
    assert 'value="Read more"' in page
    assert 'value="Ask one more question"' in page
    assert not Goal.objects.exists()

    goals.set("Read more", "Ask one more question", "")

    assert [goal.words for goal in Goal.objects.all()] == ["Read more", "Ask one more question"]


def test_the_same_form_sent_twice_is_one_goal(goals):
    sent = {"goal-0-goal": "g" * 22, "goal-0-words": "Read more", "for_year": "this", "set_on": timezone.localdate()}

    goals.client.post("/goals/set/", sent)
    goals.client.post("/goals/set/", sent)

    assert Goal.objects.count() == 1


def test_a_goal_can_be_for_the_next_year(goals, cast):
    grade_7 = Grade.objects.create(school=cast.school, name="Grade 7", number=7, slug="grade-7")

    goals.set("Learn to juggle", for_year="next")

    assert (Goal.objects.get().grade, Goal.objects.get().year) == (grade_7, None)
    assert "Next year" in goals.page()


def test_goals_of_earlier_years_stand_below_and_stay_as_they_are(goals, cast):
    start = cast.year.starts_on
    then = SchoolYear.objects.create(
        school=cast.school, name="before", starts_on=start - datetime.timedelta(days=365), ends_on=start
    )
    old = Goal.objects.create(school=cast.school, student=cast.mei, words="Leave spaces", year=then)
    goals.set("Read more")

    page = goals.page()

    assert page.index("Read more") < page.index("Leave spaces")
    assert "Change it" not in goals.page(old.get_absolute_url())
    assert goals.change(old, "Something else").status_code == 404


def test_a_goal_that_is_let_go_is_kept_and_can_be_taken_up_again(goals, cast):
    goal = goals.one()

    goals.client.post(f"{goal.get_absolute_url()}let-go/")
    assert "Let go" in goals.page()
    assert not Goal.objects.held().exists()
    goals.client.post(f"{goal.get_absolute_url()}take-up/")

    assert Goal.objects.held().get() == goal
    assert "Let go" not in goals.page()


def test_a_goal_that_is_let_go_is_not_offered_to_a_room(goals, cast):
    goals.one().let_go()

    goals.client.post("/showcase/start/", {"grade": "grade-6"})

    assert "Ask one more question" not in goals.client.get("/showcase/", follow=True).content.decode()
    assert not Goal.objects.get().sections.exists()


def test_a_teacher_sees_the_goals_of_a_student_with_what_became_of_them(goals, cast):
    goal = goals.one(set_with=cast.ines.public_id)
    Reflection.answer(goal, state="partly", why="I asked two.", helped="")
    address = f"/goals/of/{cast.mei.public_id}/"

    assert "Ask one more question" in goals.page(address, by=cast.ines)
    assert "Partly" in goals.page(address, by=cast.ines)
    assert "I asked two." in goals.page(goal.get_absolute_url(), by=cast.ines)
    assert goals.page(address, by=cast.rosa) == ""
    assert goals.page(goal.get_absolute_url(), by=cast.tomas) == ""


def test_somebody_in_no_class_has_goals_too(goals, cast):
    goals.client.force_login(cast.zara)
    Enrolment.objects.create(person=cast.zara, classroom=cast.class_3a, role="teacher")

    goals.set("Listen longer")

    assert Goal.objects.get().year == cast.year
    assert "Listen longer" in goals.page(by=cast.zara)
