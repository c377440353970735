"""A piece shows its post as it is now, or as it was when it was chosen."""

from __future__ import annotations

import pytest
from django.test import Client

from hub.blogs.models import Entry
from hub.showcase.models import Piece, Section
from samples.cast import Cast
from tests.world import make_picture

ROOM = "/@mei/showcase/grade-6/"


@pytest.fixture
def post(cast: Cast) -> Entry:
    return cast.post(cast.mei, "class", "My first bridge", body="<p>It holds a bucket.</p>")


@pytest.fixture
def piece(cast: Cast, post: Entry) -> Piece:
    room = Section.start(cast.blogs["Mei"], cast.grade_6, by=cast.mei, year=cast.year)
    room.show(by=cast.mei, audience="class")
    return Piece.objects.create(section=room, entry=post)


def seen_by(person, address: str) -> tuple[int, str]:
    client = Client()
    client.force_login(person)
    answer = client.get(address)
    return answer.status_code, answer.text


def at(piece: Piece) -> str:
    return f"{ROOM}piece/{piece.public_id}/"


def test_a_piece_follows_its_post_unless_it_is_kept(cast: Cast, post: Entry, piece: Piece):
    post.revise("My second bridge", "<p>It holds two buckets.</p>", by=cast.mei)

    _status, page = seen_by(cast.tomas, ROOM)

    assert "My second bridge" in page and "It holds two buckets." in page
    assert "Read it as it was" not in page and seen_by(cast.tomas, at(piece))[0] == 404


def test_what_is_kept_stays_in_the_room_and_on_a_page_of_its_own(cast: Cast, post: Entry, piece: Piece):
    piece.keep_as_it_is(by=cast.mei)
    post.revise("My second bridge", "<p>It holds two buckets.</p>", by=cast.mei)

    _status, room = seen_by(cast.tomas, ROOM)
    status, page = seen_by(cast.tomas, at(piece))

    assert "My first bridge" in room and "It holds a bucket." in room and "second" not in room
    assert f'href="{at(piece)}"' in room
    assert status == 200 and "My first bridge" in page and "It holds a bucket." in page and "second" not in page
    assert "My second bridge" in seen_by(cast.tomas, post.get_absolute_url())[1]


def test_who_may_not_see_the_post_sees_nothing_of_what_was_kept(cast: Cast, post: Entry, piece: Piece):
    piece.keep_as_it_is(by=cast.mei)
    post.audience = "teachers"
    post.save(update_fields=["audience"])

    assert seen_by(cast.tomas, at(piece))[0] == 404
    assert "My first bridge" not in seen_by(cast.tomas, ROOM)[1]
    assert seen_by(cast.ines, at(piece))[0] == 200


def test_a_text_that_was_kept_for_fewer_people_is_not_read_by_more_when_the_post_opens_wider(cast: Cast, piece: Piece):
    private = cast.post(cast.mei, "teachers", "My diary", body="<p>I cried at the bridge.</p>")
    Piece.objects.filter(pk=piece.pk).update(entry=private)
    piece.refresh_from_db()
    piece.keep_as_it_is(by=cast.mei)
    private.revise("My week", "<p>It was long.</p>", by=cast.mei)
    private.audience = "class"
    private.save(update_fields=["audience"])

    page = seen_by(cast.tomas, ROOM)[1]

    assert "My week" in page and "My diary" not in page and "I cried" not in page
    assert seen_by(cast.tomas, at(piece))[0] == 404
    assert "I cried" in seen_by(cast.mei, at(piece))[1] and "I cried" in seen_by(cast.ines, at(piece))[1]


def test_a_text_that_no_teacher_let_in_is_not_read_when_another_is_let_in(cast: Cast, piece: Piece):
    waiting = cast.post(cast.mei, "everyone", "My street", body="<p>I live at number 7.</p>", released=False)
    Piece.objects.filter(pk=piece.pk).update(entry=waiting)
    piece.refresh_from_db()
    piece.keep_as_it_is(by=cast.mei)
    waiting.replace_text("My street", "<p>It is long.</p>", by=cast.mei)
    waiting.release(by=cast.ines)

    page = seen_by(cast.tomas, ROOM)[1]

    assert "It is long." in page and "number 7" not in page and seen_by(cast.tomas, at(piece))[0] == 404


def test_a_change_that_waits_for_a_yes_is_not_what_is_kept(cast: Cast):
    post = cast.post(cast.mei, "everyone", "My bridge for all", body="<p>It holds.</p>")
    room = Section.start(cast.blogs["Mei"], cast.grade_6, by=cast.mei, year=cast.year)
    room.show(by=cast.mei, audience="class")
    piece = Piece.objects.create(section=room, entry=post)
    post.revise("Nobody has read this", "<p>Nor this.</p>", by=cast.mei)

    piece.keep_as_it_is(by=cast.mei)

    assert "Nobody has read this" not in seen_by(cast.tomas, at(piece))[1]
    assert "It holds." in seen_by(cast.tomas, at(piece))[1]


def test_a_picture_that_the_post_does_not_show_any_more_is_not_shown(cast: Cast, post: Entry, piece: Piece):
    picture = make_picture(cast, cast.mei, "me.png", alternative="My face")
    post.revise(post.title, f'<figure><img data-media="{picture.public_id}" alt="My face"></figure>', by=cast.mei)
    piece.refresh_from_db()
    piece.keep_as_it_is(by=cast.mei)
    assert picture.public_id in seen_by(cast.tomas, at(piece))[1]

    post.revise(post.title, "<p>Without it.</p>", by=cast.mei)

    assert picture.public_id not in seen_by(cast.tomas, at(piece))[1]


def test_the_owner_ticks_it_with_the_label(client: Client, cast: Cast, post: Entry, piece: Piece):
    client.force_login(cast.mei)
    step = f"/showcase/{piece.section.public_id}/?step=labels&piece={piece.public_id}"

    client.post(step, {"kind": "fun", "keeps": "on"})
    kept = Piece.objects.get(pk=piece.pk).kept_text
    client.post(step, {"kind": "fun", "keeps": "on"})

    assert kept is not None and Piece.objects.get(pk=piece.pk).kept_text == kept
    assert 'name="keeps" value="on"' in client.get(step).text
    client.post(step, {"kind": "fun"})
    assert Piece.objects.get(pk=piece.pk).kept_text is None


def test_another_post_in_its_place_has_its_own_text(cast: Cast, post: Entry, piece: Piece):
    piece.keep_as_it_is(by=cast.mei)
    piece.entry = cast.post(cast.mei, "class", "A boat")
    piece.save(update_fields=["entry"])

    assert "A boat" in seen_by(cast.tomas, ROOM)[1]
    assert seen_by(cast.tomas, at(piece))[0] == 404
