"""Reflections about a post, a goal or a time: begun by a question, for oneself and one's teachers at first."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from hub.blogs.models import Entry
from hub.reflections.models import Goal, Prompt, Thought
from hub.reflections.prompts import prompts_for


@pytest.fixture
def bridge(cast):
    return cast.post(cast.mei, "class", "Bridge three")


def think(goals: Any, about: str, **given: str) -> HttpResponse:
    """The form of a reflection, sent."""
    said = {"kind": "did-not-work", "words": "It broke two times.", "audience": "teachers", **given}
    return goals.client.post(f"/reflections/{about}/", said)  # type: ignore[no-any-return]


def about(post: Entry) -> str:
    return f"post/{post.public_id}"


def test_what_one_thinks_stands_beside_the_post_for_oneself_and_ones_teachers(goals, bridge, cast):
    think(goals, about(bridge))

    thought = Thought.objects.get()
    assert (thought.kind, thought.audience, thought.question) == (
        "did-not-work",
        "teachers",
        "What did not work, and why do you think so?",
    )
    address = bridge.get_absolute_url()
    assert "It broke two times." in goals.page(address)
    assert "It broke two times." in goals.page(address, by=cast.ines)
    assert "It broke two times." not in goals.page(address, by=cast.tomas)
    assert "It broke two times." not in goals.page(address, by=cast.aiko)
    assert goals.page(thought.get_absolute_url(), by=cast.tomas) == ""


def test_it_can_be_shown_to_as_many_as_the_post_and_no_more(goals, bridge, cast):
    assert think(goals, about(bridge), audience="school").status_code == 422

    think(goals, about(bridge), audience="class")

    assert "It broke two times." in goals.page(bridge.get_absolute_url(), by=cast.tomas)


def test_whoever_does_not_see_the_post_any_more_does_not_see_what_is_thought_about_it(goals, bridge, cast):
    think(goals, about(bridge), audience="class")

    bridge.publish(by=cast.mei, audience="teachers")

    assert goals.page(Thought.objects.get().get_absolute_url(), by=cast.tomas) == ""
    assert cast.sees(cast.mei, Thought.objects.get())


def test_what_a_teacher_reads_first_waits_and_again_after_each_change(goals, cast):
    post = cast.post(cast.mei, "everyone", "For the world")
    think(goals, about(post), audience="everyone", words="It was late.")
    thought = Thought.objects.get()

    assert cast.who_sees(thought) == "mei ines nora daniel"
    assert "Waiting for a teacher." in goals.page(thought.get_absolute_url())
    assert "It was late." in goals.page("/waiting/", by=cast.ines)
    assert goals.page("/waiting/", by=cast.rosa).count("It was late.") == 0
    goals.client.force_login(cast.ines)
    goals.client.post(f"/waiting/thought/{thought.public_id}/let-in/")
    assert cast.sees(None, thought) and cast.sees(cast.tomas, thought)

    goals.client.force_login(cast.mei)
    think(goals, f"{thought.public_id}/change", audience="everyone", words="It was late.")
    assert cast.sees(None, thought)
    think(goals, f"{thought.public_id}/change", audience="everyone", words="It was too late.")
    assert cast.sees(None, thought)
    assert cast.who_sees(Thought.objects.get(replaces=thought)) == "mei ines nora daniel"

    goals.client.force_login(cast.ines)
    goals.client.post(f"/waiting/thought/{thought.public_id}/ask/", {"note": "Say why."})
    assert cast.who_sees(Thought.objects.get(replaces=thought)) == "mei ines nora daniel"
    assert "Say why." in goals.page(thought.get_absolute_url())


def test_it_can_be_about_a_goal(goals, cast):
    goal = goals.one()

    think(goals, f"goal/{goal.public_id}", kind="next", words="I ask on Monday.")

    assert "I ask on Monday." in goals.page(goal.get_absolute_url())
    Goal.objects.update(audience="class")
    assert "I ask on Monday." not in goals.page(goal.get_absolute_url(), by=cast.tomas)


def test_it_can_be_about_a_time(goals):
    answer = think(goals, "time", period="October", kind="went-well", words="I read every day.")

    assert answer.status_code == 302
    assert "I read every day." in goals.page("/reflections/")
    assert "October" in goals.page("/reflections/")


def test_the_same_form_sent_twice_is_one_reflection(goals, bridge):
    think(goals, about(bridge))
    think(goals, about(bridge))

    assert Thought.objects.count() == 1


def test_nothing_can_be_said_about_what_another_made(goals, cast):
    theirs = cast.post(cast.tomas, "class", "What Tomas saw")
    goal = Goal.objects.create(school=cast.school, student=cast.tomas, words="Another's", audience="class")

    assert think(goals, about(theirs)).status_code == 404
    assert think(goals, f"goal/{goal.public_id}").status_code == 404


def test_it_can_be_changed_and_taken_away(goals, bridge):
    think(goals, about(bridge))
    thought = Thought.objects.get()

    think(goals, f"{thought.public_id}/change", words="It broke three times.")
    thought.refresh_from_db()
    assert thought.words == "It broke three times."
    goals.client.post(f"/reflections/{thought.public_id}/remove/")

    assert not Thought.objects.exists()


def test_without_a_word_or_a_question_the_form_comes_back(goals, bridge):
    assert think(goals, about(bridge), kind="").status_code == 422
    assert think(goals, about(bridge), words="").status_code == 422


def test_the_young_are_asked_shorter_questions(cast):
    assert prompts_for(cast.noah, cast.school)["hard"] == "What was hard? What helped you?"
    assert prompts_for(cast.mei, cast.school)["hard"] == "What was hard, and what did you do then?"


def test_a_school_asks_its_own_for_its_grades_and_languages(cast):
    Prompt.objects.create(school=cast.school, kind="hard", words="What was tricky?", grade_from=5, grade_to=6)
    Prompt.objects.create(school=cast.school, kind="next", words="Und jetzt?", language="de")

    asked = prompts_for(cast.mei, cast.school)

    assert asked["hard"] == "What was tricky?"
    assert asked["next"] == "What will you do next, or in another way?"
    assert prompts_for(cast.noah, cast.school)["hard"] == "What was hard? What helped you?"


def test_a_reflection_without_a_question_says_what_is_missing(goals, bridge):
    page = think(goals, about(bridge), kind="").content.decode()

    assert "Question: Choose one of the questions." in " ".join(page.split())


def test_what_others_read_stands_until_a_change_of_it_is_let_in(goals, bridge, cast):
    cast.policy.approval_for = "all"
    cast.policy.save()
    think(goals, about(bridge), audience="class")
    thought = Thought.objects.get()
    thought.release(by=cast.ines)
    page, own, ines = bridge.get_absolute_url(), thought.get_absolute_url(), Client()
    ines.force_login(cast.ines)
    change = f"{thought.public_id}/change"

    think(goals, change, words="It broke three times.", audience="class")
    think(goals, change, words="It broke four times.", audience="class")

    for address in (page, own):
        assert "It broke two times." in goals.page(address, by=cast.tomas)
        assert "It broke four times." not in goals.page(address, by=cast.tomas)
    assert "It broke four times." in goals.page(own) and "four" in goals.page(f"/reflections/{change}/")
    ines.post(f"/waiting/thought/{thought.public_id}/ask/", {"note": "Was it?"})
    assert "Was it?" in goals.page(own) and "It broke two times." in goals.page(page, by=cast.tomas)
    think(goals, change, words="It broke five times.", audience="class")
    assert "five" in ines.get("/waiting/").content.decode() and Thought.objects.count() == 2
    ines.post(f"/waiting/thought/{thought.public_id}/let-in/")
    assert "It broke five times." in goals.page(own, by=cast.tomas) and Thought.objects.count() == 1
    ines.post("/waiting/undo/", {"thing": f"thought-{thought.public_id}"})
    assert "It broke" not in goals.page(page, by=cast.tomas)


def test_fewer_readers_are_fewer_at_once_and_a_lead_reads_a_change_that_worries_first(goals, bridge, cast):
    cast.policy.approval_for = "all"
    cast.policy.save()
    think(goals, about(bridge), audience="class")
    thought = Thought.objects.get()
    thought.release(by=cast.ines)
    own, change = thought.get_absolute_url(), f"{thought.public_id}/change"

    worries = "I want to die."
    think(goals, change, words=worries, audience="class")

    assert "It broke two times." in goals.page(own, by=cast.ines)
    assert worries not in goals.page(own, by=cast.ines) and worries in goals.page(own)
    think(goals, change, words=worries, audience="teachers")
    assert worries not in goals.page(own, by=cast.ines) and goals.page(own, by=cast.tomas) == ""
    think(goals, change, words="It broke.", audience="teachers")
    assert goals.page(own, by=cast.tomas) == "" and "It broke." in goals.page(own, by=cast.ines)
    assert Thought.objects.get().public_id == thought.public_id


def test_fewer_readers_of_a_second_change_are_fewer_at_once_too(cast):
    cast.policy.approval_for = "all"
    cast.policy.save()
    told = {"school": cast.school, "student": cast.mei, "kind": "hard", "period": "May"}
    thought = Thought.objects.create(**told, words="It rained.", audience="school")
    thought.words = "It poured."
    change = thought.keep(by=cast.mei)
    assert cast.sees(cast.kofi, thought)

    change.audience = "class"
    change.keep(by=cast.mei)

    assert not cast.sees(cast.kofi, thought) and cast.sees(cast.tomas, thought)
