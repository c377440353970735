"""The room: its goals and words, opening and closing it."""

from __future__ import annotations

import pytest

from hub.reflections.models import Goal, Reflection
from hub.showcase.models import Section

SPOKE = {"words": "Speak up in group work", "state": "met", "why": "I asked every day.", "helped": "In science."}
CHECKED = {"words": "Check my maths", "state": "part", "why": "Not in tests.", "shares": "all"}
READ = {"words": "Read a book in Japanese", "state": "notyet", "why": "I chose one too hard.", "shares": "goal"}


def test_a_room_starts_closed(room, cast):
    assert room.section.year == cast.year
    assert room.seen_by(cast.tomas) == ""
    assert "This room is still closed. Only you see it." in room.seen_by(cast.mei)


def test_starting_it_again_leads_to_the_same_room(room):
    answer = room.client.post("/showcase/start/", {"grade": "grade-6"})

    assert answer["Location"] == f"/showcase/{room.section.public_id}/"
    assert Section.objects.count() == 1


def test_my_rooms_are_listed(room):
    page = room.client.get("/showcase/").content.decode()

    assert "Grade 6" in page
    assert "still closed" in page


def test_a_title_that_begins_with_the_grade_says_it_once(room):
    room.step("share", title="Grade 6: half of it is questions")
    assert "Grade 6: Grade 6" not in room.client.get("/showcase/").content.decode()

    room.step("share", title="Mostly bridges")
    assert "Grade 6: Mostly bridges" in room.client.get("/showcase/").content.decode()


def test_three_goals_with_their_honest_answers(room, cast):
    room.save(SPOKE, CHECKED, READ)

    assert [str(goal) for goal in room.section.goals.order_by("section_goals__position")] == [
        "Speak up in group work", "Check my maths", "Read a book in Japanese",
    ]  # fmt: skip
    assert list(Reflection.objects.values_list("state", flat=True)) == ["met", "partly", "not-yet"]
    page = room.seen_by(cast.mei)
    assert "goal-state--met" in page
    assert "goal-state--part" in page
    assert "goal-state--notyet" in page


def test_goals_go_with_the_room_only_as_far_as_they_should(room, cast):
    room.save(SPOKE, CHECKED, READ)

    room.open("class")

    page = room.seen_by(cast.tomas)
    assert "Speak up" not in page
    assert "Check my maths" in page
    assert "Not in tests." in page
    assert "Read a book in Japanese" in page
    assert "I chose one too hard." not in page
    assert "I chose one too hard." in room.seen_by(cast.ines)


def test_while_the_room_waits_or_is_closed_no_goal_is_shown(room, cast):
    room.save(CHECKED)
    goal = Goal.objects.get()

    room.open("everyone")
    assert not cast.sees(cast.visitor, goal)
    Section.objects.get().release(by=cast.ines)
    assert cast.sees(cast.visitor, goal)
    room.client.post(f"/showcase/{room.section.public_id}/close/")
    assert not cast.sees(cast.tomas, goal)


def test_an_emptied_row_takes_the_goal_off_but_keeps_it(room):
    room.save(SPOKE)
    goal = Goal.objects.get()

    room.step("goals", **{"goal-0-goal": goal.public_id, "goal-0-words": ""})

    assert not room.section.goals.exists()
    assert Goal.objects.filter(pk=goal.pk).exists()


def test_the_goals_of_the_year_hang_in_a_new_room(cast, client):
    goal = Goal.objects.create(school=cast.school, student=cast.mei, grade=cast.grade_6, words="Swim 50 metres")
    Goal.objects.create(school=cast.school, student=cast.mei, grade=cast.grade_8, words="Much later")
    client.force_login(cast.mei)

    client.post("/showcase/start/", {"grade": "grade-6"})

    section = Section.objects.get()
    assert list(section.goals.all()) == [goal]
    assert "How did your goals go?" in client.get(f"/showcase/{section.public_id}/").content.decode()


def test_a_goal_that_came_later_is_offered_and_taken(room, cast):
    goal = Goal.objects.create(school=cast.school, student=cast.mei, grade=cast.grade_6, words="Swim 50 metres")

    assert "Swim 50 metres" in room.page("goals")
    room.set_goals(take=[goal.public_id])

    assert list(room.section.goals.all()) == [goal]


def test_the_same_row_sent_twice_is_one_goal(room):
    row = {"goal-0-goal": "a" * 22, "goal-0-words": "Swim 50 metres"}

    room.step("goals", **row)
    room.step("goals", **row)

    assert Goal.objects.count() == room.section.goals.count() == 1


def test_the_goal_of_somebody_else_is_not_taken(room, cast):
    other = Goal.objects.create(school=cast.school, student=cast.tomas, grade=cast.grade_6, words="Secret")

    room.step("goals", **{"goal-0-goal": other.public_id, "goal-0-words": "Mine now"}, take=[other.public_id])

    other.refresh_from_db()
    assert other.words == "Secret"
    assert [str(goal) for goal in room.section.goals.all()] == ["Mine now"]
    assert other not in room.section.goals.all()


def test_a_pasted_list_becomes_single_goals_after_a_look(room):
    pasted = "1. Speak up in group work\n\n• Check my maths\n- Read 3.5 books\n"

    looked_at = room.set_goals("Swim 50 metres", lines=pasted)

    page = looked_at.content.decode()
    assert not Goal.objects.exists()
    for words in ("Swim 50 metres", "Speak up in group work", "Check my maths", "Read 3.5 books"):
        assert f'value="{words}"' in page
    assert "Here are your goals, one by one." in page


def test_why_without_an_answer_asks_for_one_and_loses_nothing(room):
    room.set_goals("Swim")

    answer = room.reflect(Swim={"why": "I was ill a lot."})

    assert answer.status_code == 422
    assert b"I was ill a lot." in answer.content
    assert b"Choose one of the three." in answer.content


def test_more_people_than_the_policy_allows_are_refused(room, cast):
    cast.policy.widest_audience = "school"
    cast.policy.save()

    room.open("everyone")

    room.section.refresh_from_db()
    assert room.section.shown_at is None


def test_for_everyone_a_teacher_says_yes_first(room, cast):
    room.open("everyone")

    assert "Waiting for a teacher." in room.seen_by(cast.mei)
    assert room.seen_by(None) == ""
    Section.objects.get().release(by=cast.ines)
    assert room.seen_by(None)


@pytest.mark.parametrize("audience", ["everyone", "class"])
def test_what_a_teacher_kept_out_asks_again_when_it_is_opened_again(audience, room, cast):
    room.open("everyone")
    Section.objects.get().hold(by=cast.ines, note="Leave out the street.")
    assert "Leave out the street." in room.seen_by(cast.mei)
    assert "Leave out the street." in room.page("share")

    room.open(audience)

    assert "Waiting for a teacher." in room.seen_by(cast.mei)
    assert room.seen_by(cast.tomas) == ""
    room.client.force_login(cast.ines)
    room.client.post(f"/waiting/room/{room.section.public_id}/let-in/")
    assert room.seen_by(cast.tomas)


@pytest.mark.parametrize("path", ["", "open/", "close/", "hang/"])
def test_only_the_owner_changes_it(path, room, cast, client):
    room.open("school")

    for person in (cast.tomas, cast.ines, cast.nora, cast.aiko):
        client.force_login(person)
        assert client.post(f"/showcase/{room.section.public_id}/{path}", {"title": "Mine"}).status_code == 404


def test_coming_back_finds_the_first_step_that_is_not_finished(room):
    def heading() -> str:
        page = room.client.get(f"/showcase/{room.section.public_id}/").content.decode()
        return str(page.partition("<h1>")[2].partition("</h1>")[0])

    assert heading() == "What did you want this year?"
    room.set_goals("Swim")
    assert heading() == "How did your goals go?"
    room.reflect(Swim={"state": "met", "why": "I trained."})
    assert heading() == "Which work tells your year?"
    room.piece()
    assert heading() == "Write the wall label"
    room.step("labels", kind="fun", why="I held the ropes.")
    assert heading() == "Look, and share"
