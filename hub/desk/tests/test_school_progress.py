"""Coaches see over grades and divisions who has done what."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from hub.showcase.models import Piece, Section
from samples.cast import Cast
from tests.world import give


@pytest.fixture
def asked(cast: Cast) -> Cast:
    """6B is asked for one piece; Mei has it, in a room that is closed."""
    give(cast, goals=0, pieces=1)
    room = Section.start(cast.blogs["Mei"], cast.grade_6, by=cast.mei, year=cast.year)
    Piece.objects.create(section=room, title="Bridge", why="w", learned="l", next_step="n")
    return cast


def look(cast: Cast, who: str, query: str = "") -> str:
    client = Client()
    client.force_login(cast.people[who])  # type: ignore[arg-type]
    response = client.get(f"/progress/{query}")
    assert response.status_code == 200
    return response.content.decode()


def names(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a[^>]*>(\w+)</a>', page)


def test_a_row_for_each_class_by_grade_and_name(asked: Cast):
    assert names(look(asked, "nora")) == ["3A", "6B", "8B"]
    assert names(look(asked, "ines")) == ["6B"]


def test_a_division_or_a_grade_alone(asked: Cast):
    assert names(look(asked, "nora", "?of=grade-6")) == ["6B"]
    assert names(look(asked, "nora", "?of=middle")) == ["3A", "6B", "8B"]


def test_the_numbers_are_those_of_what_is_asked(asked: Cast):
    table = look(asked, "nora", "table.csv?of=grade-6")

    assert table.endswith("6B,Grade 6 showcase,2,0,0,1,1,1\r\n")
