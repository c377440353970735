"""Choosing from all one's work: a tick hangs it, another takes it down, and its label waits."""

from __future__ import annotations

import pytest

from hub.blogs.models import Category
from hub.ids import new_public_id
from hub.showcase.models import Candidate, Piece
from hub.showcase.tests.test_pieces import picture
from tests.world import make_picture

NOTHING_PROMISED = {"piece": "p" * 22, "title": ""}


def choose(room, *works: str, shown: tuple[str, ...] = (), **given: str):
    return room.step("choose", **NOTHING_PROMISED | given, work=list(works), shown=[*works, *shown])


@pytest.fixture
def bridge(cast):
    return cast.post(cast.mei, "class", "Bridge three")


def test_a_tick_hangs_a_post(room, bridge):
    choose(room, f"post:{bridge.public_id}")

    piece = Piece.objects.get()
    assert (piece.entry, piece.section) == (bridge, room.section)
    assert "1 piece on your wall" in room.page("choose")


def test_a_picture_is_not_called_by_its_file_which_may_hold_a_whole_name(room, cast):
    own = make_picture(cast, cast.mei, "mei-tanaka-6b.png")
    described = make_picture(cast, cast.mei, "mei-again.png", alternative="A clay bowl")

    choose(room, f"file:{own.public_id}", f"file:{described.public_id}")

    assert [piece.title for piece in Piece.objects.all()] == ["A picture", "A clay bowl"]


def test_ticks_hang_in_their_order_and_once(room, bridge, cast):
    moon = cast.post(cast.mei, "class", "Moon cave")
    choose(room, f"post:{moon.public_id}")

    choose(room, f"post:{bridge.public_id}", f"post:{moon.public_id}")

    assert [piece.entry for piece in Piece.objects.all()] == [moon, bridge]


def test_a_tick_taken_away_takes_it_down_and_ticking_again_brings_its_label_back(room, bridge):
    work = f"post:{bridge.public_id}"
    choose(room, work)
    room.step("labels", kind="did-not-work", why="It broke two times.", learned="Triangles.", next_step="A long one.")

    choose(room, shown=(work,))
    assert not Piece.objects.exists()
    choose(room, work)

    piece = Piece.objects.get()
    assert (piece.kind, piece.why, piece.learned, piece.next_step) == (
        "did-not-work", "It broke two times.", "Triangles.", "A long one.",
    )  # fmt: skip


def test_what_the_page_did_not_show_stays_on_the_wall(room, bridge):
    choose(room, f"post:{bridge.public_id}")

    choose(room)

    assert Piece.objects.get().entry == bridge


def test_nobody_hangs_the_work_of_somebody_else(room, cast):
    post, file = cast.post(cast.tomas, "class", "Not hers"), make_picture(cast, cast.tomas, "secret.png")

    choose(room, f"post:{post.public_id}", f"file:{file.public_id}", "nonsense", "post:")

    assert not Piece.objects.exists()


def test_a_picture_of_ones_own_hangs_by_what_is_in_it(room, cast):
    own = make_picture(cast, cast.mei, "bridge.png", alternative="A stick bridge")
    assert "A stick bridge" not in room.page("choose")
    assert f"file:{own.public_id}" in room.page("choose", **{"from": "pictures"})

    choose(room, f"file:{own.public_id}")

    piece = Piece.objects.get()
    assert (piece.picture, piece.title) == (own, "A stick bridge")


def test_a_piece_with_the_picture_still_to_come_is_promised_until_the_year_ends(room, cast):
    choose(room, piece="q" * 22, title="Our class play")
    choose(room, piece="q" * 22, title="Our class play")

    piece = Piece.objects.get()
    assert (piece.title, piece.promised_for) == ("Our class play", cast.year.ends_on)
    assert "picture later" in room.page("choose")


def test_the_wall_shows_the_year_and_on_demand_all_years(room, cast, bridge):
    early = cast.post(cast.mei, "class", "Long ago")
    early.grade, early.year = cast.grade_8, None
    early.save()

    assert "Long ago" not in room.page("choose")
    assert "Bridge three" in room.page("choose")
    assert "Long ago" in room.page("choose", **{"from": "all"})
    found = room.step("choose", **NOTHING_PROMISED, look="1", find="long")
    assert "Long ago" in room.client.get(found["Location"]).content.decode()


def test_the_wall_can_be_looked_at_shelf_by_shelf(room, cast, bridge):
    cast.post(cast.mei, "class", "Moon cave")
    shelf = Category.objects.create(school=cast.school, name="Bridges", slug="bridges")
    bridge.categories.add(shelf)

    page = room.page("choose", **{"from": shelf.slug})

    assert "Bridge three" in page
    assert "Moon cave" not in page


def test_a_long_wall_shows_more_on_demand(room, cast):
    for number in range(26):
        cast.post(cast.mei, "class", f"Post {number}")

    first = room.page("choose")

    assert first.count('name="work"') == 24
    assert "Show more" in first
    assert room.page("choose", many="48").count('name="work"') == 26


def test_a_picture_that_was_taken_down_waits_too(room, cast):
    piece = room.piece(source="picture", picture=picture(), alternative="A stick bridge", why="It held.")

    room.client.post(f"/showcase/piece/{piece.public_id}/remove/")

    waiting = Candidate.objects.get()
    assert (waiting.picture, waiting.why, waiting.student) == (piece.picture, "It held.", cast.mei)


@pytest.mark.thorough
@pytest.mark.once
def test_each_step_asks_the_database_few_questions_about_many_works(room, cast, django_assert_max_num_queries):
    room.set_goals(*(f"Goal {number}" for number in range(8)))
    for number in range(40):
        post = cast.post(cast.mei, "class", f"Post {number}")
        choose(room, f"post:{post.public_id}")

    for step in ("goals", "reflections", "choose", "labels", "share"):
        with django_assert_max_num_queries(13):
            room.page(step)


def test_the_row_is_put_in_another_order_in_one_go(room):
    first, second, third = (room.piece(title=title) for title in ("The raft", "The play", "The map"))

    room.step("choose", piece=new_public_id(), order=[third.public_id, first.public_id])

    assert [piece.title for piece in room.section.pieces.all()] == ["The map", "The raft", "The play"]


def test_without_an_order_and_with_pieces_of_others_it_stays(room, cast):
    first, second = room.piece(title="The raft"), room.piece(title="The play")
    room.step("choose", piece=new_public_id())
    room.step("choose", piece=new_public_id(), order=["no-such-piece", second.public_id, first.public_id])

    assert [piece.title for piece in room.section.pieces.all()] == ["The play", "The raft"]


def test_what_is_only_moved_needs_no_new_yes(room, cast):
    first, second = room.piece(title="The raft"), room.piece(title="The play")
    room.open("everyone")
    room.section.refresh_from_db()
    room.section.release(by=cast.ines)

    room.step("choose", piece=new_public_id(), order=[second.public_id, first.public_id])

    room.section.refresh_from_db()
    assert room.section.approval.is_released
