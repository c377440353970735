"""A room of the showcase has a lock of its own."""

import pytest

from hub.showcase.models import Piece, Section
from samples.cast import Cast


@pytest.fixture
def room(cast: Cast) -> Section:
    """Mei's room of Grade 6, not shown yet."""
    return Section.start(cast.blogs["Mei"], cast.grade_6, by=cast.mei)


def test_a_closed_room_is_its_owners_alone(cast: Cast, room: Section):
    assert cast.who_sees(room) == "mei"


def test_a_room_may_be_open_wider_than_the_page_it_is_on(cast: Cast, room: Section):
    _open(cast, room, "everyone")

    assert cast.sees(None, room)
    assert not cast.sees(None, room.page)


def test_a_room_for_everyone_waits_for_a_teacher(cast: Cast, room: Section):
    room.show(by=cast.mei, audience="everyone")

    assert cast.who_sees(room) == "mei ines nora daniel"


def test_opening_it_wider_after_the_yes_needs_a_new_one(cast: Cast, room: Section):
    cast.policy.approval_for = "all"
    cast.policy.save()
    room.school.policy.refresh_from_db()
    _open(cast, room, "class")
    assert cast.sees(cast.tomas, room)

    room.show(by=cast.mei, audience="school")

    assert not cast.sees(cast.tomas, room)


def test_taking_the_page_off_closes_all_its_rooms(cast: Cast, room: Section):
    _open(cast, room, "class")
    room.page.withdraw()

    assert cast.who_sees(room) == "mei"


def test_a_piece_is_seen_with_its_room_even_when_its_post_is_not(cast: Cast, room: Section):
    post = cast.post(cast.mei, "teachers")
    piece = Piece.objects.create(section=room, title="My wind turbine", entry=post)
    _open(cast, room, "class")

    assert cast.sees(cast.tomas, piece)
    assert not cast.sees(cast.tomas, post)


def test_only_the_owner_changes_rooms_and_pieces(cast: Cast, room: Section):
    piece = Piece.objects.create(section=room, title="My wind turbine")
    _open(cast, room, "class")

    for who, person in cast.people.items():
        viewer = cast.viewer(person)
        assert Section.objects.editable_by(viewer).exists() is (who == "mei")
        assert Piece.objects.editable_by(viewer).filter(pk=piece.pk).exists() is (who == "mei")


def _open(cast: Cast, room: Section, audience: str) -> None:
    room.show(by=cast.mei, audience=audience)
    if room.approval is not None:
        room.approval.release(by=cast.ines)
