"""Rehearsing, and notes that nobody but the owner of the room sees."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from hub.showcase.models import Section, SpeakingNote
from samples.cast import Cast
from tests.world import World, build_world


@pytest.fixture
def world(cast: Cast) -> World:
    return build_world(cast)


ROOM = "/@mei/showcase/grade-6/"
REHEARSE = f"{ROOM}present/rehearse/"
KEEP = f"{ROOM}present/note/"
JSON = {"Accept": "application/json"}


def test_only_the_owner_rehearses(client: Client, world: World):
    for person in (world.cast.tomas, world.cast.ines, world.cast.aiko, world.cast.daniel):
        client.force_login(person)
        assert client.get(REHEARSE).status_code == 404
        assert client.post(KEEP, {"slide": "goals", "words": "Speak up"}).status_code == 404
        assert REHEARSE not in client.get(f"{ROOM}present/").content.decode()
    client.force_login(world.cast.mei)
    assert f'href="{REHEARSE}"' in client.get(f"{ROOM}present/").content.decode()
    assert client.get(REHEARSE).status_code == 200
    assert not SpeakingNote.objects.exists()


def test_a_blog_that_was_renamed_is_rehearsed_at_its_new_address(client: Client, world: World):
    world.cast.blogs["Mei"].rename("mei-t")
    client.force_login(world.cast.mei)

    assert client.get(REHEARSE)["Location"] == "/@mei-t/showcase/grade-6/present/rehearse/"


def test_a_note_is_there_at_its_slide_the_next_time(client: Client, world: World):
    client.force_login(world.cast.mei)

    answer = client.post(KEEP, {"slide": world.piece.public_id, "words": "Speak slowly here."})
    client.post(KEEP, {"slide": "goals", "words": "Look up.\nSmile."})

    page = client.get(REHEARSE).content.decode()
    assert answer["Location"] == f"{REHEARSE}#note-{world.piece.public_id}"
    assert page.count("Speak slowly here.") == page.count("Look up.\nSmile.") == 1
    assert page.index("Look up.") < page.index("A wall of tides") < page.index("Speak slowly here.")


def test_a_note_is_kept_as_it_is_typed(client: Client, world: World):
    client.force_login(world.cast.mei)

    for words in ("Sp", "Speak slowly"):
        answer = client.post(KEEP, {"slide": "entrance", "words": words}, headers=JSON)

    assert answer.json() == {"saved": True}
    assert [note.words for note in SpeakingNote.objects.all()] == ["Speak slowly"]


def test_words_that_cannot_be_kept_are_not_said_to_be(client: Client, world: World):
    client.force_login(world.cast.mei)

    answer = client.post(KEEP, {"slide": "entrance", "words": "nothing\0here"}, headers=JSON)

    assert (answer.status_code, answer.json()) == (422, {"saved": False})


def test_a_note_without_words_is_taken_away(client: Client, world: World):
    client.force_login(world.cast.mei)
    client.post(KEEP, {"slide": "next", "words": "Say thank you."})

    client.post(KEEP, {"slide": "next", "words": " "})

    assert not SpeakingNote.objects.exists()


def test_a_note_is_at_a_piece_of_the_room_alone(client: Client, world: World):
    other = Section.start(world.cast.blogs["Mei"], world.cast.grade_8, by=world.cast.mei)
    elsewhere = other.pieces.create(title="In another room")
    client.force_login(world.cast.mei)

    for slide in (elsewhere.public_id, "piece", "no-such-slide"):
        assert client.post(KEEP, {"slide": slide, "words": "x"}).status_code == 404
    assert not SpeakingNote.objects.exists()


def test_nobody_else_sees_a_note_anywhere(client: Client, world: World):
    for slide, piece in (("entrance", None), ("goals", None), ("next", None), ("piece", world.piece)):
        SpeakingNote.keep(world.room, "canary of a note", slide=slide, piece=piece)
    places = [
        ROOM,
        f"{ROOM}present/",
        "/@mei/",
        "/@mei/feed/",
        "/showcases/",
        "/search/?q=canary",
        "/waiting/",
    ]

    for person in (None, world.cast.tomas, world.cast.ines, world.cast.aiko, world.cast.nora, world.cast.daniel):
        if person:
            client.force_login(person)
        assert not SpeakingNote.objects.visible_to(world.cast.viewer(person)).exists()
        assert [place for place in places if "canary of a note" in client.get(place).content.decode()] == []


def test_the_owner_reads_notes_while_rehearsing_but_does_not_show_them(client: Client, world: World):
    SpeakingNote.keep(world.room, "Breathe first.", slide="entrance")
    client.force_login(world.cast.mei)

    assert "Breathe first." in client.get(REHEARSE).content.decode()
    assert "Breathe first." not in client.get(f"{ROOM}present/").content.decode()
    assert "Breathe first." not in client.get(ROOM).content.decode()


def test_no_copy_of_the_notes_stays_on_a_shared_computer(client: Client, world: World):
    client.force_login(world.cast.mei)

    assert "no-store" in client.get(REHEARSE)["Cache-Control"]


def test_the_next_slide_is_named(client: Client, world: World):
    client.force_login(world.cast.mei)

    page = client.get(REHEARSE).content.decode()

    assert "Then: <b>A wall of tides</b>" in page
    assert page.count("Then:") == 5


def test_a_room_that_waited_for_a_yes_does_not_wait_again_for_a_note(client: Client, world: World):
    world.room.show(by=world.cast.mei, audience="everyone")
    world.room.release(by=world.cast.ines)
    before = Section.objects.get(pk=world.room.pk).approval_id
    client.force_login(world.cast.mei)

    client.post(KEEP, {"slide": "entrance", "words": "Speak up."})

    assert Section.objects.get(pk=world.room.pk).approval_id == before


def test_a_note_goes_with_its_piece(world: World):
    SpeakingNote.keep(world.room, "Hold it up.", slide="piece", piece=world.piece)

    world.piece.delete()

    assert not SpeakingNote.objects.exists()


def test_the_database_keeps_one_note_a_slide(world: World):
    SpeakingNote.keep(world.room, "Hold it up.", slide="goals")

    for wrong in ({"slide": "goals"}, {"slide": "piece"}, {"slide": "next", "piece": world.piece}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SpeakingNote.objects.create(section=world.room, words="Again", **wrong)
