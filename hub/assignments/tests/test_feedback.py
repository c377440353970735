"""Feedback in private: between a student and the student's teachers."""

from __future__ import annotations

import pytest
from django.test import Client

from hub.assignments.models import Feedback
from hub.people.models import Person
from hub.showcase.models import Piece
from samples.cast import Cast
from tests.world import World, build_world, give


@pytest.fixture
def world(cast: Cast) -> World:
    return build_world(cast)


def come(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def say(world: World, who: Person, words: str, on: str = "") -> None:
    response = come(who).post(f"/feedback/{world.room.public_id}/say/", {"words": words, "on": on})
    assert response.status_code == 302


def page(world: World, who: Person) -> str:
    response = come(who).get(f"/feedback/{world.room.public_id}/")
    assert response.status_code == 200
    return response.content.decode()


def test_asked_for_given_and_answered_on_a_piece_a_goal_and_the_whole(world: World):
    cast, goal = world.cast, world.room.goals.get()
    say(world, cast.mei, "Is the label too long?", f"piece:{world.piece.public_id}")
    assert "Answer" in come(cast.ines).get(f"/class/{cast.class_6b.slug}/").content.decode()

    say(world, cast.ines, "It is just right.", f"piece:{world.piece.public_id}")
    say(world, cast.nora, "What will you ask next?", f"goal:{goal.public_id}")
    say(world, cast.ines, "A room to walk through slowly.")

    assert list(Feedback.objects.values_list("piece", "goal")) == [
        (world.piece.pk, None),
        (world.piece.pk, None),
        (None, goal.pk),
        (None, None),
    ]
    mine = page(world, cast.mei)
    assert all(words in mine for words in ("It is just right.", "What will you ask next?", "slowly."))
    assert "3 new words on your room" in come(cast.mei).get("/desk/").content.decode()
    come(cast.mei).post(f"/feedback/{world.room.public_id}/seen/")
    assert "new words" not in come(cast.mei).get("/desk/").content.decode()


def test_the_student_and_the_teachers_read_it_and_nobody_else(world: World):
    cast = world.cast
    said = Feedback.say(world.room, "Between us.", by=cast.ines)
    assert said is not None

    assert cast.who_sees(said) == "mei ines nora daniel"


def test_of_a_closed_room_a_teacher_reads_the_goals_but_no_piece(world: World):
    world.room.close()

    read = page(world, world.cast.ines)

    assert "its pieces are not to be read yet" in read
    assert "A wall of tides" not in read
    assert "Ask one more question" in read


def test_words_on_what_is_not_seen_stand_with_the_whole(world: World):
    other = Piece.objects.create(section=world.room, title="Gone")
    say(world, world.cast.ines, "About the one that is gone", f"piece:{other.public_id}")
    other.delete()

    assert "About the one that is gone" in page(world, world.cast.mei)


def test_what_good_work_looks_like_stands_beside_it(world: World):
    give(world.cast, rubric="Each label says why.\n\nThe goals are honest.")

    assert "<li>Each label says why.</li><li>The goals are honest.</li>" in page(world, world.cast.ines)


def test_a_title_of_a_hidden_post_is_not_told(world: World):
    world.piece.title = ""
    world.piece.save()
    world.class_post.withdraw()

    assert "What the tide left for the class" not in page(world, world.cast.ines)
