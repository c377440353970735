"""Hanging, changing, moving and taking down pieces."""

from __future__ import annotations

import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hub.showcase.models import Piece


def picture() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (80, 60), "teal").save(out, "PNG")
    return SimpleUploadedFile("bridge.png", out.getvalue())


def test_a_post_hangs_with_its_title(room, cast):
    post = cast.post(cast.mei, "class", "Bridge three")

    piece = room.piece(source="post", entry=post.public_id, title="", why="It broke two times.")

    room.open("class")
    assert (piece.entry, piece.owners_title) == (post, "Bridge three")
    assert 'href="/@mei/bridge-three/"' in room.seen_by(cast.tomas)
    assert "Bridge three" in room.seen_by(cast.tomas)


def test_the_title_of_a_hidden_post_stays_hidden(room, cast):
    post = cast.post(cast.mei, "teachers", "Why I cried in maths")
    room.piece(source="post", entry=post.public_id, title="", why="It was hard.")

    room.open("class")

    assert "It was hard." in room.seen_by(cast.tomas)
    assert "cried" not in room.seen_by(cast.tomas)
    assert "Why I cried in maths" in room.seen_by(cast.ines)


def test_a_piece_of_a_hidden_post_shows_its_words_without_the_link(room, cast):
    post = cast.post(cast.mei, "teachers", "Bridge three")
    room.piece(source="post", entry=post.public_id, title="The bridge", why="It broke two times.")

    room.open("class")

    page = room.seen_by(cast.tomas)
    assert "It broke two times." in page
    assert "bridge-three" not in page
    assert "bridge-three" in room.seen_by(cast.ines)


def test_the_post_of_somebody_else_cannot_hang(room, cast):
    post = cast.post(cast.tomas, "class", "Not hers")

    assert room.hang(source="post", entry=post.public_id).status_code == 422
    assert not Piece.objects.exists()


def test_a_picture_hangs_and_the_class_sees_it(room, cast):
    piece = room.piece(source="picture", picture=picture(), alternative="A stick bridge")

    room.open("class")
    assert piece.picture.alternative == "A stick bridge"
    assert cast.sees(cast.tomas, piece.picture)
    assert not cast.sees(cast.noah, piece.picture)


def test_a_promised_piece_counts_and_says_so(room, cast):
    piece = room.piece()

    room.open("class")
    assert piece.promised_for == cast.year.ends_on
    assert list(Piece.objects.promised()) == [piece]
    page = room.seen_by(cast.tomas)
    assert "A picture is still to come" in page
    assert "Add picture" not in page
    assert "Add picture" in room.seen_by(cast.mei)
    assert "1 piece" in room.client.get("/showcase/").content.decode()


def test_the_missing_picture_is_added(room):
    piece = room.piece(why="I was the one with the ropes.")

    room.client.post(
        f"/showcase/piece/{piece.public_id}/",
        {"source": "picture", "picture": picture(), "kind": "fun", "title": "Our class play", "why": piece.why},
    )

    piece.refresh_from_db()
    assert piece.picture is not None
    assert piece.why == "I was the one with the ropes."
    assert not Piece.objects.promised().exists()


def test_a_film_hangs_as_a_card_that_contacts_nobody(room, cast):
    room.piece(source="video", video_address="https://www.youtube.com/watch?v=aBcDeFgHiJk")

    room.open("class")
    page = room.seen_by(cast.tomas)
    assert "<hub-embed" in page
    assert "<iframe" not in page
    assert "A picture is still to come" not in page


def test_a_film_from_elsewhere_is_refused_in_plain_words(room):
    answer = room.hang(source="video", video_address="https://films.example/1")

    assert answer.status_code == 422
    assert "We can show films of YouTube and Vimeo." in answer.content.decode()


def test_any_link_hangs(room, cast):
    piece = room.piece(source="link", address="https://scratch.example/moon-cave")

    room.open("class")
    assert piece.address in room.seen_by(cast.tomas)


@pytest.mark.parametrize("source", ["post", "picture", "video", "link"])
def test_each_way_needs_its_own_thing(source, room):
    assert room.hang(source=source).status_code == 422


def test_pieces_move_and_come_down(room):
    first, second = room.piece(title="One"), room.piece(title="Two")

    room.client.post(f"/showcase/piece/{second.public_id}/up/")
    assert [str(piece) for piece in Piece.objects.all()] == ["Two", "One"]
    room.client.post(f"/showcase/piece/{second.public_id}/down/")
    assert [str(piece) for piece in Piece.objects.all()] == ["One", "Two"]
    room.client.post(f"/showcase/piece/{first.public_id}/remove/")
    assert [str(piece) for piece in Piece.objects.all()] == ["Two"]


def test_a_promise_can_have_a_day(room):
    assert room.piece(promised_for="2027-05-12").promised_for == datetime.date(2027, 5, 12)


@pytest.mark.parametrize("path", ["", "up/", "down/", "remove/"])
def test_only_the_owner_changes_a_piece(path, room, cast, client):
    piece = room.piece()
    room.open("school")

    for person in (cast.tomas, cast.ines, cast.nora, cast.aiko):
        client.force_login(person)
        assert client.post(f"/showcase/piece/{piece.public_id}/{path}", {"title": "Mine"}).status_code == 404
    assert Piece.objects.get() == piece


def test_what_is_typed_about_a_picture_that_is_here_already_wins(room):
    first = room.piece(source="picture", picture=picture(), alternative="Something blue")

    again = room.piece(source="picture", picture=picture(), alternative="A stick bridge with a bucket")

    assert again.picture == first.picture
    again.picture.refresh_from_db()
    assert again.picture.alternative == "A stick bridge with a bucket"


def test_another_description_is_kept_without_bringing_the_picture_again(room):
    piece = room.piece(source="picture", picture=picture(), alternative="Something blue")
    data = {"source": "picture", "kind": "fun", "title": piece.title, "alternative": "A stick bridge"}

    room.client.post(f"/showcase/piece/{piece.public_id}/", data)

    piece.picture.refresh_from_db()
    assert piece.picture.alternative == "A stick bridge"
