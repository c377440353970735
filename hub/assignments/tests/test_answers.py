"""The answers to a post that asks: linked, listed, counted, and never a count of what one may not see."""

from __future__ import annotations

import pytest

from hub.assignments.models import Answer
from hub.blogs.models import Authorship


@pytest.fixture
def lava(asked):
    """Mei's answer, for her class."""
    post = asked.cast.post(asked.cast.mei, "class", "Lava is slow")
    Answer.give(post, asked.ask, among=[])
    return post


def test_the_asking_post_shows_its_answers_with_their_number(asked, lava):
    second = asked.cast.post(asked.cast.tomas, "class", "Three volcanoes")
    Answer.give(second, asked.ask, among=[])

    page = asked.read(asked.cast.tomas)

    assert "2 answers" in page
    assert f'href="{lava.get_absolute_url()}"' in page


def test_an_answer_leads_back_to_what_it_answers(asked, lava):
    page = asked.read(asked.cast.tomas, lava.get_absolute_url())

    assert f'<a href="{asked.post.get_absolute_url()}" dir="auto">Post your volcano</a>' in page


def test_an_answer_does_not_lead_to_what_the_reader_may_not_see(asked, lava):
    cast = asked.cast
    lava.publish(by=cast.mei, audience="everyone")
    lava.release(by=cast.ines)

    assert "Post your volcano" not in asked.read(None, lava.get_absolute_url())


def test_what_one_may_not_see_is_not_counted(asked, lava):
    cast = asked.cast
    asked.post.publish(by=cast.ines, audience="everyone")
    hidden = cast.post(cast.tomas, "teachers", "Only for Ines")
    Answer.give(hidden, asked.ask, among=[])

    assert "1 answer<" in asked.read(cast.mei)
    assert "answer" not in asked.read(None).partition("<main")[2]
    assert "2 answers" in asked.read(cast.ines)


def test_an_answer_that_waits_or_is_withdrawn_is_not_there(asked, lava):
    cast = asked.cast
    waiting = cast.post(cast.mei, "everyone", "It waits", released=False)
    Answer.give(waiting, asked.ask, among=[])
    lava.withdraw()

    assert "1 answer" not in asked.read(cast.tomas)
    assert "1 answer<" in asked.read(cast.ines)


def test_a_teacher_sees_who_has_answered_and_who_has_not_yet(asked, lava):
    page = asked.read(asked.cast.ines)
    have, not_yet = page.partition("Not yet: 1")[::2]

    assert "Have answered: 1" in have
    assert f'<a class="face-row__one" href="{lava.get_absolute_url()}">' in have
    assert "<span>Tomas</span>" in not_yet
    assert "Luca" not in page


def test_group_work_answers_for_all_who_made_it(asked, lava):
    Authorship.objects.create(entry=lava, person=asked.cast.tomas)

    page = asked.read(asked.cast.ines)

    assert "Have answered: 2" in page
    assert "Not yet" not in page


@pytest.mark.parametrize("who", ["mei", "tomas", "rosa", "aiko"])
def test_only_those_who_look_after_the_class_are_told_who(asked, lava, who):
    asked.post.publish(by=asked.cast.ines, audience="families")

    page = asked.read(asked.cast.people[who])

    assert "Have answered" not in page
    assert "Not yet:" not in page


def test_the_class_page_of_a_teacher_says_how_many(asked, lava):
    page = asked.read(asked.cast.ines, f"/class/{asked.cast.class_6b.slug}/")

    assert f'href="{asked.post.get_absolute_url()}#answers"' in page
    assert "1 of 2 answered" in page


def test_a_visitor_does_not_learn_which_class_is_asked(asked):
    asked.post.publish(by=asked.cast.ines, audience="everyone")

    assert "answers this" not in asked.read(None)
    assert "Class 6B answers this" in asked.read(asked.cast.noah)
