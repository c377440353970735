"""The form of a single piece is kept while somebody types, and two windows never undo each other unseen."""

from __future__ import annotations

import re
from typing import Any

from django.core.files.base import ContentFile

from hub.ids import new_public_id
from hub.media.models import MediaFile
from hub.showcase.models import Piece
from hub.showcase.tests.conftest import Builder
from hub.showcase.tests.test_pieces import picture


def in_background(room: Builder, address: str, **given: Any) -> tuple[int, dict[str, Any]]:
    """The form of a piece as the page sends it by itself, and what it is told."""
    answer = room.client.post(address, given, headers={"Accept": "application/json"})
    return answer.status_code, answer.json()


def field(room: Builder, address: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([\w-]+)"', room.client.get(address).content.decode())
    assert found
    return found[1]


def test_a_piece_that_hangs_is_kept_while_its_label_is_typed(room):
    piece = room.piece(source="promised", title="Our class play")
    address = f"/showcase/piece/{piece.public_id}/"
    typed = {"base": field(room, address, "base"), "source": "promised", "kind": "fun", "title": "Our class play"}

    status, told = in_background(room, address, **typed, why="I held the ropes.")
    assert (status, told["saved"], Piece.objects.get().why) == (200, True, "I held the ropes.")
    assert told["base"] == field(room, address, "base")
    status, told = in_background(
        room, address, **typed | {"base": told["base"], "source": "picture", "why": "The sky."}
    )

    piece.refresh_from_db()
    assert (status, told["saved"]) == (422, False), "Its picture is not there."
    assert (piece.why, piece.promised_for is not None) == ("The sky.", True), "The words are."


def test_a_new_piece_is_kept_from_its_title_on_and_is_one_piece(room):
    address = f"/showcase/{room.section.public_id}/hang/"
    typed = {name: field(room, address, name) for name in ("key", "base")} | {"source": "picture", "kind": "fun"}

    status, told = in_background(room, address, **typed, why="It broke.")
    assert (status, told["base"], Piece.objects.exists()) == (422, typed["base"], False), "Nobody knows what it is."
    _status, told = in_background(room, address, **typed, title="The bridge", why="It broke.")
    piece = Piece.objects.get()
    assert told["page"] == f"/showcase/piece/{piece.public_id}/"
    assert (piece.why, piece.promised_for) == ("It broke.", room.section.last_day)
    typed |= {"base": told["base"], "title": "The bridge", "why": "It broke two times."}
    room.client.post(told["page"], {**typed, "picture": picture()})

    piece = Piece.objects.get()
    assert (piece.picture is not None, piece.promised_for, piece.why) == (True, None, "It broke two times.")


def test_a_picture_is_kept_as_soon_as_it_is_chosen_and_is_brought_once(room):
    address = f"/showcase/{room.section.public_id}/hang/"
    typed = {name: field(room, address, name) for name in ("key", "base")} | {"source": "picture", "kind": "fun"}

    status, told = in_background(room, address, **typed, picture=picture())
    kept = MediaFile.objects.get().public_id
    assert (status, told["kept"], Piece.objects.exists()) == (422, kept, False), "It is in the library of its owner."
    typed |= {"base": told["base"], "kept": kept, "title": "The bridge", "alternative": "A bridge of straws"}
    status, told = in_background(room, address, **typed)
    piece = Piece.objects.get(picture__public_id=kept)
    assert (status, told["saved"], piece.promised_for) == (200, True, None)
    typed |= {"base": told["base"]}
    status, told = in_background(room, told["page"], **typed, picture=ContentFile(b"No picture.", "notes.txt"))
    assert (status, told["saved"], "kept" in told) == (422, False, False)
    room.client.post(f"/showcase/piece/{piece.public_id}/", {**typed, "base": told["base"]})

    assert Piece.objects.get().picture == MediaFile.objects.pictures().get()
    assert MediaFile.objects.get(public_id=kept).alternative == "A bridge of straws"


def test_what_another_window_kept_is_not_undone_unseen(room):
    piece = room.piece()
    address = f"/showcase/piece/{piece.public_id}/"
    typed = {"base": field(room, address, "base"), "source": "promised", "kind": "fun", "title": "Our class play"}
    in_background(room, address, **typed, why="The other words.")

    status, told = in_background(room, address, **typed, why="My words.")
    assert (status, told["fields"]["why"]) == (409, "The other words.")
    assert "Which one stays?" in told["note"]
    assert 'form="piece"' in told["note"]
    answer = room.client.post(address, typed | {"why": "My words."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "<dd>The other words.</dd>" in page
    assert "My words.</textarea>" in page
    assert "<hub-autosave" not in page
    assert room.client.post(address, typed | {"why": "My words.", "mine": told["base"]}).status_code == 302
    assert Piece.objects.get().why == "My words."


def test_what_another_window_said_about_a_picture_is_not_undone_unseen(room):
    piece = room.piece(source="picture", picture=picture(), alternative="A bridge")
    address = f"/showcase/piece/{piece.public_id}/"
    typed = {"base": field(room, address, "base"), "source": "picture", "kind": "fun", "title": "Our class play"}
    in_background(room, address, **typed, alternative="A bridge of straws")

    answer = room.client.post(address, typed | {"alternative": "A bridge of sticks"})

    assert answer.status_code == 409
    assert MediaFile.objects.get().alternative == "A bridge of straws"


def test_hang_it_pressed_twice_hangs_one(room):
    sent = {"key": new_public_id(), "base": field(room, f"/showcase/{room.section.public_id}/hang/", "base")}

    for _press in range(2):
        assert room.hang(**sent).status_code == 302

    assert Piece.objects.get().public_id == sent["key"]


def test_into_a_room_that_others_see_nothing_goes_before_a_press(room):
    piece = room.piece()
    assert "<hub-ahead" not in room.client.get(f"/showcase/piece/{piece.public_id}/").content.decode()

    room.open("class")

    assert "<hub-ahead" in room.client.get(f"/showcase/piece/{piece.public_id}/").content.decode()


def test_a_picture_for_a_room_that_others_see_waits_in_the_library_until_a_press(room):
    piece = room.piece(why="I held the ropes.")
    room.open("class")
    address = f"/showcase/piece/{piece.public_id}/"
    base = field(room, address, "base")

    status, told = in_background(room, address, ahead="1", picture=picture())
    kept = MediaFile.objects.get(owner=room.cast.mei)
    assert (status, told) == (200, {"saved": False, "base": base, "kept": kept.public_id})
    assert field(room, address, "base") == base, "What hangs there is as it was."
    assert not MediaFile.objects.visible_to(room.cast.viewer(room.cast.tomas)).exists()
    _status, told = in_background(room, address, ahead="1", picture=ContentFile(b"No picture.", "notes.txt"))
    assert "kept" not in told
    typed = {"base": base, "kept": kept.public_id, "source": "picture", "kind": "fun", "title": "Our class play"}
    assert room.client.post(address, typed).status_code == 302

    piece.refresh_from_db()
    assert piece.picture == kept
