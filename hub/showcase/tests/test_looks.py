"""How a room looks: the way its work hangs, the colour of its walls, headings of one's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hub.showcase.models import Layout, Piece

CSS = Path(__file__).parents[2] / "design/static/design/css/components/wall.css"


def test_there_are_six_ways_to_choose_from_by_looking(room):
    page = room.page("share")

    assert len(Layout.choices) >= 6
    assert page.count('name="layout"') == len(Layout.choices) == page.count("wall-choice__plan")
    assert page.count('name="accent"') == 9


@pytest.mark.parametrize("layout", Layout.values)
def test_the_work_hangs_as_chosen(room, cast, layout):
    room.piece()
    room.step("share", layout=layout, accent="plum")

    page = room.seen_by(cast.mei)

    assert f'class="wall wall--{layout}"' in page
    assert 'data-accent="plum"' in page
    assert f".wall--{layout}" in CSS.read_text()


def test_a_room_without_a_colour_of_its_own_has_that_of_the_blog(room, cast):
    cast.blogs["Mei"].accent = "brick"
    cast.blogs["Mei"].save(update_fields=["accent"])

    assert 'data-accent="brick"' in room.seen_by(cast.mei)
    room.step("share", accent="viridian")
    assert 'data-accent="viridian"' in room.seen_by(cast.mei)
    assert 'data-accent="viridian"' in room.client.get("/@mei/showcase/grade-6/present/").text
    assert 'data-accent="brick"' in room.client.get("/@mei/").text
    room.step("share", accent="")
    assert 'data-accent="brick"' in room.seen_by(cast.mei)


def test_a_way_or_a_colour_that_there_is_not_is_refused(room):
    assert room.step("share", layout="spiral").status_code == 422
    assert room.step("share", accent="#ff0000").status_code == 422


def test_no_way_of_hanging_has_colours_of_its_own():
    """So each of them keeps the contrast of the tokens, which hub/design/tests/test_contrast.py recomputes."""
    assert not re.findall(r"#[0-9a-f]{3,8}\b|rgb|hsl|oklch", CSS.read_text(), re.I)


def test_a_heading_of_ones_own_stands_above_a_group(room, cast):
    first, second = room.piece(title="The raft"), room.piece(title="The play")
    sent = {"kind": "fun", "title": "The play", "heading": "On the stage"}
    room.client.post(f"/showcase/{room.section.public_id}/?step=labels&piece={second.public_id}", sent)

    page = room.seen_by(cast.mei)

    assert Piece.objects.get(pk=first.pk).heading == ""
    assert page.index("The raft") < page.index('<h3 class="wall__heading">On the stage</h3>') < page.index("The play")
    assert (
        '<h3 class="label__title" dir="auto">The raft</h3>' in page
        and '<h4 class="label__title" dir="auto">The play</h4>' in page
    )
    assert "<h2>On the stage</h2>" in room.client.get("/@mei/showcase/grade-6/paper/room/a4/").text


def test_a_new_heading_waits_for_a_yes_like_other_words(room, cast):
    piece = room.piece()
    room.open("everyone")
    room.section.refresh_from_db()
    room.section.release(by=cast.ines)
    sent = {"kind": "fun", "title": "Our class play", "heading": "New words"}

    room.client.post(f"/showcase/{room.section.public_id}/?step=labels&piece={piece.public_id}", sent)

    room.section.refresh_from_db()
    assert room.section.approval.decided_at is None
