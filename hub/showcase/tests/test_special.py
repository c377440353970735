"""Through the year: this is special. It waits, with what was said, until the room is built."""

from __future__ import annotations

import pytest

from hub.showcase.models import Candidate, Piece
from tests.world import make_picture


@pytest.fixture
def bridge(cast):
    return cast.post(cast.mei, "class", "Bridge three")


def call(room, post, **given: str):
    return room.client.post(f"/showcase/special/post/{post.public_id}/", given, follow=True)


def test_one_tap_says_what_kind_it_is(room, bridge):
    assert "Is this special?" in room.client.get(bridge.get_absolute_url()).content.decode()

    page = call(room, bridge, kind="did-not-work").content.decode()

    assert "Kept for your room" in page
    assert Candidate.objects.get().kind == "did-not-work"


def test_a_post_that_hangs_in_the_room_is_not_asked_for_its_kind_again(room, bridge):
    room.step("choose", piece="p" * 22, work=f"post:{bridge.public_id}")

    assert "Is this special?" not in room.client.get(bridge.get_absolute_url()).content.decode()


def test_a_sentence_says_why_and_stays_when_the_kind_changes(room, bridge):
    call(room, bridge, kind="did-not-work")

    call(room, bridge, why="It broke two times.")
    call(room, bridge, kind="fun")

    said = Candidate.objects.get()
    assert (said.kind, said.why) == ("fun", "It broke two times.")


def test_it_comes_first_on_the_wall_and_lends_its_words_to_the_label(room, bridge, cast):
    cast.post(cast.mei, "class", "Something newer")
    call(room, bridge, kind="did-not-work")
    call(room, bridge, why="It broke two times.")
    page = room.page("choose")
    assert page.index("Bridge three") < page.index("Something newer")
    assert "Something newer" not in room.page("choose", **{"from": "special"})

    room.step("choose", piece="p" * 22, work=f"post:{bridge.public_id}")

    piece = Piece.objects.get()
    assert (piece.kind, piece.why) == ("did-not-work", "It broke two times.")


def test_a_picture_can_be_special_too(room, cast):
    own = make_picture(cast, cast.mei, "bridge.png")
    assert "Is this special?" in room.client.get(f"/desk/media/{own.public_id}/").content.decode()

    room.client.post(f"/showcase/special/file/{own.public_id}/", {"kind": "proud"})

    assert Candidate.objects.get().picture == own


def test_it_is_not_special_after_all(room, bridge):
    call(room, bridge, kind="fun")

    room.client.post(f"/showcase/special/drop/{Candidate.objects.get().public_id}/")

    assert not Candidate.objects.exists()


def test_nobody_else_reads_what_was_said(room, bridge, cast, client):
    call(room, bridge, kind="fun")
    call(room, bridge, why="I laughed for an hour.")

    for person in (cast.tomas, cast.ines, cast.aiko):
        client.force_login(person)
        assert "I laughed for an hour." not in client.get(bridge.get_absolute_url()).content.decode()


def test_a_teacher_suggests_and_the_student_decides(room, bridge, cast, client):
    client.force_login(cast.ines)
    assert "For the showcase?" in client.get(bridge.get_absolute_url()).content.decode()
    client.post(f"/showcase/special/suggest/{bridge.public_id}/", {"suggestion": "Show how it broke."})
    assert not Piece.objects.exists()

    client.force_login(cast.mei)

    page = client.get(bridge.get_absolute_url()).content.decode()
    assert "Ines would like to see it in your room." in page
    assert "Show how it broke." in page
    assert "Bridge three" in room.page("choose", **{"from": "special"})


def test_a_suggestion_leaves_the_words_of_the_student(room, bridge, cast, client):
    call(room, bridge, kind="fun")
    call(room, bridge, why="I laughed.")
    client.force_login(cast.ines)

    client.post(f"/showcase/special/suggest/{bridge.public_id}/", {"suggestion": "Show how it broke."})

    assert Candidate.objects.get().why == "I laughed."


def test_nobody_calls_the_work_of_somebody_else_special(room, bridge, cast, client):
    for person in (cast.tomas, cast.noah, cast.aiko, cast.ines):
        client.force_login(person)
        assert client.post(f"/showcase/special/post/{bridge.public_id}/", {"kind": "fun"}).status_code == 404
    assert not Candidate.objects.exists()


def test_what_is_no_kind_changes_nothing(room, bridge):
    call(room, bridge, kind="brilliant")

    assert not Candidate.objects.exists()


def test_what_went_into_the_bin_is_not_offered(room, bridge, cast):
    call(room, bridge, kind="fun")
    bridge.bin()

    assert "Bridge three" not in room.page("choose", **{"from": "special"})
