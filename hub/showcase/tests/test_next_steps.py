"""What the label of a piece says is next becomes a goal with one tap."""

from __future__ import annotations

import pytest
from django.http import HttpResponse

from hub.reflections.models import Goal
from hub.school.models import Grade
from hub.showcase.models import Piece
from hub.showcase.tests.conftest import Builder


@pytest.fixture
def tides(room: Builder) -> Piece:
    return room.piece(title="A wall of tides", next_step="Paint the ebb, too.")


def tap(room: Builder, piece: Piece, year: str = "this") -> HttpResponse:
    return room.client.post(  # type: ignore[return-value]
        f"/showcase/piece/{piece.public_id}/goal/", {"for_year": year}, follow=True
    )


def test_it_becomes_a_goal_of_the_next_year_that_says_where_it_came_from(room, cast, tides):
    grade_7 = Grade.objects.create(school=cast.school, name="Grade 7", number=7, slug="grade-7")
    page = room.client.get(f"/showcase/{tides.section.public_id}/next/").content.decode()
    assert "Paint the ebb, too." in page
    assert "A goal for next year" in page

    page = tap(room, tides, "next").content.decode()

    goal = Goal.objects.get()
    assert (goal.words, goal.grade, goal.student) == ("Paint the ebb, too.", grade_7, cast.mei)
    assert "It is a goal:" in page
    assert "A wall of tides · Grade 6" in room.client.get(goal.get_absolute_url()).content.decode()


def test_tapped_twice_it_is_one_goal(room, tides):
    tap(room, tides)
    tap(room, tides)

    assert Goal.objects.count() == 1


def test_the_label_of_another_is_no_goal_of_ones_own(room, cast, tides):
    room.client.force_login(cast.tomas)

    assert tap(room, tides).status_code == 404
    assert not Goal.objects.exists()
