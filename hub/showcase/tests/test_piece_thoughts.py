"""Reflections about pieces: written beside the label, read where the piece hangs, kept when it comes off the wall."""

from __future__ import annotations

import pytest
from django.test import Client

from hub.people.models import Person
from hub.reflections.models import Goal, Thought
from hub.showcase.models import Candidate, Piece, PieceThought
from samples.cast import Cast
from tests.world import World, build_world


@pytest.fixture
def world(cast: Cast) -> World:
    world = build_world(cast)
    PieceThought.objects.all().delete()
    return world


def come(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page(person: Person, address: str) -> str:
    response = come(person).get(address)
    return response.content.decode() if response.status_code == 200 else ""


def think(world: World, piece: Piece, **given: str) -> PieceThought:
    said = {"kind": "hard", "words": "I did not stop in time.", "audience": "class"} | given
    answer = come(world.cast.mei).post(f"/showcase/think/{piece.public_id}/", said)
    assert answer.status_code == 302, answer.content.decode()
    return PieceThought.objects.get(words=said["words"])


def test_it_stands_with_its_piece_for_whom_it_is_meant(world: World):
    cast, room = world.cast, world.room.get_absolute_url()
    label = f"/showcase/{world.room.public_id}/?step=labels&piece={world.piece.public_id}"
    assert f"/showcase/think/{world.piece.public_id}/" in page(cast.mei, label)

    thought = think(world, world.piece)

    assert "I did not stop in time." in page(cast.mei, label)
    for address in (room, f"{room}present/", thought.get_absolute_url()):
        assert "I did not stop in time." in page(cast.tomas, address), address
        assert "I did not stop in time." not in page(cast.noah, address), address
    come(cast.mei).post(f"/showcase/thought/{thought.public_id}/change/", {"kind": "hard", "words": "For you alone."})
    assert PieceThought.objects.get().audience == "class"
    said = {"kind": "hard", "words": "For you alone.", "audience": "teachers"}
    come(cast.mei).post(f"/showcase/thought/{thought.public_id}/change/", said)
    assert "For you alone." in page(cast.ines, room)
    assert "For you alone." not in page(cast.tomas, room)
    assert cast.who_sees(thought) == "mei ines nora daniel"

    world.room.close()
    assert cast.who_sees(thought) == "mei"


def test_where_the_policy_asks_a_teacher_reads_it_first(world: World):
    cast = world.cast
    cast.policy.approval_for = "all"
    cast.policy.save()
    thought = think(world, world.piece)
    assert cast.who_sees(thought) == "mei ines nora daniel"
    assert "I did not stop in time." in page(cast.ines, "/waiting/")
    assert "Waiting for a teacher." in page(cast.mei, world.room.get_absolute_url())

    come(cast.ines).post(f"/waiting/piece_thought/{thought.public_id}/let-in/")

    assert cast.sees(cast.tomas, thought)


def test_it_is_for_no_more_people_than_the_room(world: World):
    said = {"kind": "hard", "words": "To the world", "audience": "school"}
    assert come(world.cast.mei).post(f"/showcase/think/{world.piece.public_id}/", said).status_code == 422
    assert come(world.cast.tomas).post(f"/showcase/think/{world.piece.public_id}/", said).status_code == 404


def test_it_stays_when_its_piece_comes_off_the_wall(world: World):
    think(world, world.piece, words="About the post")
    think(world, world.bare_piece, words="About the words")

    Candidate.take_down(world.piece)
    Candidate.take_down(world.bare_piece)

    assert not PieceThought.objects.exists()
    kept = {one.words: one for one in Thought.objects.all()}
    assert (kept["About the post"].entry, kept["About the post"].audience) == (world.class_post, "class")
    assert kept["About the words"].period == "A piece with words alone"
    assert kept["About the words"].audience == "teachers"


def test_what_it_says_is_next_becomes_a_goal_with_one_tap(world: World):
    thought = think(world, world.piece, kind="next", words="Stop before the end.", audience="class")
    address = thought.get_absolute_url()
    assert f"{address}goal/" in page(world.cast.mei, address)
    assert f"{address}goal/" not in page(world.cast.tomas, address)
    assert come(world.cast.tomas).post(f"{address}goal/").status_code == 404

    come(world.cast.mei).post(f"{address}goal/", {"for_year": "this"})

    goal = Goal.objects.get(words="Stop before the end.")
    assert "A wall of tides" in page(world.cast.mei, goal.get_absolute_url())
    assert "It is a goal:" in page(world.cast.mei, address)
