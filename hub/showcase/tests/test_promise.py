"""A promised picture comes by its code, from any phone: right piece, right child, and nothing else."""

from __future__ import annotations

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from hub.media.models import MediaFile
from hub.showcase.models import Piece, Section
from hub.showcase.promising import promise_url
from hub.showcase.tests.test_pieces import picture
from tests.pages import says


@pytest.fixture
def promised(room) -> Piece:
    room.step("choose", piece="q" * 22, title="Our class play")
    return Piece.objects.get()


def bring(piece: Piece, **files) -> tuple[Client, int]:
    phone = Client()
    return phone, phone.post(promise_url(piece), files).status_code


def test_the_picture_hangs_without_signing_in(room, promised, cast):
    phone = Client()
    page = phone.get(promise_url(promised))
    assert "Our class play" in page.content.decode()
    assert not says(page.content.decode(), "Mei")

    answer = phone.post(promise_url(promised), {"picture": picture()})

    assert "It hangs" in answer.content.decode()
    promised.refresh_from_db()
    assert promised.picture is not None
    assert promised.picture.owner == cast.mei
    assert promised.kept_on == timezone.localdate()
    assert "picture added on" in room.seen_by(cast.mei)


def test_the_code_does_one_thing_and_ends(promised):
    phone, _status = bring(promised, picture=picture())

    assert phone.get(promise_url(promised)).status_code == 404
    assert phone.post(promise_url(promised), {"picture": picture()}).status_code == 404


def test_it_ends_with_its_day(promised):
    promised.promised_for = timezone.localdate() - datetime.timedelta(days=1)
    promised.save()

    assert bring(promised, picture=picture())[1] == 404


def test_it_ends_when_the_room_is_sealed_or_the_piece_comes_down(room, promised):
    address = promise_url(promised)
    Section.objects.update(sealed_at=timezone.now())
    assert Client().get(address).status_code == 404
    Section.objects.update(sealed_at=None)
    assert Client().get(address).status_code == 200

    room.client.post(f"/showcase/piece/{promised.public_id}/remove/")

    assert Client().get(address).status_code == 404


def test_a_code_that_nobody_gave_out_is_not_there(promised):
    other = promise_url(promised).replace(promised.public_id, "A" * 22)
    forged = f"/promise/{promised.public_id}/{'A' * 43}/"

    for address in (other, forged):
        assert Client().get(address).status_code == 404
        assert Client().post(address, {"picture": picture()}).status_code == 404
    assert not MediaFile.objects.exists()


def test_whoever_has_the_code_reads_nothing_with_it(promised):
    phone, _status = bring(promised, picture=picture())
    promised.refresh_from_db()

    assert "sessionid" not in phone.cookies
    assert phone.get(promised.picture.address()).status_code == 404
    assert phone.get("/@mei/showcase/grade-6/").status_code == 404


def test_what_is_no_picture_is_refused_in_plain_words(promised):
    phone = Client()

    answer = phone.post(promise_url(promised), {"picture": SimpleUploadedFile("notes.png", b"not a picture")})

    assert answer.status_code == 422
    assert "Take the picture" in answer.content.decode()
    assert phone.post(promise_url(promised)).status_code == 422
    assert not MediaFile.objects.exists()


def test_in_a_room_for_everyone_a_teacher_looks_first(room, promised, cast):
    room.open("everyone")
    Section.objects.get().release(by=cast.ines)
    assert room.seen_by(None)

    bring(promised, picture=picture())

    assert room.seen_by(None) == ""


def test_the_card_has_the_code_for_its_owner_alone(room, promised, cast, client):
    address = f"/showcase/piece/{promised.public_id}/card/"
    assert promise_url(promised) in room.client.get(address).content.decode()
    assert address in room.page("labels")

    for person in (cast.tomas, cast.ines, cast.aiko):
        client.force_login(person)
        assert client.get(address).status_code == 404


def test_no_copy_of_the_page_is_kept_and_no_address_is_told_on(promised):
    answer = Client().get(promise_url(promised))

    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "strict-origin"
    assert answer["X-Robots-Tag"] == "noindex"
