"""Large files come in parts, by the tus protocol."""

from __future__ import annotations

import base64
import datetime
import hashlib
from typing import Any

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from hub.media.models import MediaFile, Upload, UploadPart
from hub.media.models.upload import KEPT, LARGEST_PART, MOST_ON_THE_WAY
from hub.media.sweeping import end_uploads
from hub.media.tests.conftest import drawn, files_there
from hub.media.tests.recordings import recorded
from samples.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_storage")]
TUS: dict[str, Any] = {"HTTP_TUS_RESUMABLE": "1.0.0"}


@pytest.fixture
def mei(client: Client, cast: Cast) -> Client:
    client.force_login(cast.mei)
    return client


def announce(client: Client, content: bytes, name: str = "storm.mp4", **metadata: str) -> HttpResponseBase:
    said = {"filename": name, **metadata}
    words = ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in said.items())
    return client.post(reverse("uploads"), HTTP_UPLOAD_LENGTH=str(len(content)), HTTP_UPLOAD_METADATA=words, **TUS)


def send(client: Client, address: str, content: bytes, at: int) -> HttpResponseBase:
    return client.patch(
        address, content, content_type="application/offset+octet-stream", HTTP_UPLOAD_OFFSET=str(at), **TUS
    )


def test_the_hub_says_what_it_can(mei):
    answer = mei.options(reverse("uploads"))

    assert answer["Tus-Version"] == answer["Tus-Resumable"] == "1.0.0"
    assert answer["Tus-Extension"] == "creation,expiration,termination"
    assert int(answer["Tus-Max-Size"]) == 500 * 1024 * 1024


def test_a_film_comes_in_parts_after_a_broken_line(mei):
    film = recorded("mp4")
    third = len(film) // 3
    created = announce(mei, film, "storm.mp4", sha256=hashlib.sha256(film).hexdigest())
    address = created["Location"]

    assert send(mei, address, film[:third], 0).status_code == 204
    asked = mei.head(address, **TUS)
    assert (asked["Upload-Offset"], asked["Upload-Length"]) == (str(third), str(len(film)))
    assert mei.post(f"{address}finish/").status_code == 409
    assert send(mei, address, film[third:], third)["Upload-Offset"] == str(len(film))
    told = mei.post(f"{address}finish/")

    media = MediaFile.objects.get()
    assert (told.status_code, told.json()["id"], told.json()["name"]) == (201, media.public_id, "storm.mp4")
    assert mei.post(f"{address}finish/").json() == told.json()
    assert not UploadPart.objects.exists()
    assert {media.public_id} == {name.split("/")[1] for name in files_there()}


def test_a_part_that_does_not_belong_there_changes_nothing(mei):
    address = announce(mei, b"0123456789")["Location"]
    send(mei, address, b"01234", 0)

    for content, at in ((b"01234", 0), (b"89", 8), (b"5678901", 5)):
        assert send(mei, address, content, at).status_code == 409

    assert mei.head(address, **TUS)["Upload-Offset"] == "5"
    assert len(files_there()) == 1


def test_two_tabs_that_send_the_same_part_keep_it_once(mei):
    address = announce(mei, b"0123456789")["Location"]
    first, second = Upload.objects.get(), Upload.objects.get()

    assert first.take_part(b"01234", at=0)
    assert not second.take_part(b"01234", at=0)

    assert mei.head(address, **TUS)["Upload-Offset"] == "5"
    assert len(files_there()) == 1


@pytest.mark.parametrize("stranger", ["tomas", "ines", "daniel", "aiko", None])
def test_nobody_else_can_touch_it(mei, cast, stranger):
    address = announce(mei, drawn())["Location"]
    send(mei, address, drawn()[:100], 0)
    other = Client()
    if stranger:
        other.force_login(getattr(cast, stranger))

    refused = [
        other.head(address, **TUS),
        send(other, address, drawn()[100:], 100),
        other.delete(address, **TUS),
        other.post(f"{address}finish/"),
    ]

    assert {answer.status_code for answer in refused} == {404 if stranger else 302}
    assert Upload.objects.get().arrived == 100


def test_guardians_and_visitors_cannot_begin_one(client, cast):
    assert announce(client, b"x").status_code == 302
    client.force_login(cast.aiko)
    assert announce(client, b"x").status_code == 403
    assert not Upload.objects.exists()


def test_what_is_too_much_is_refused_before_a_byte_comes(mei, cast):
    def wanted(size: int) -> int:
        return int(mei.post(reverse("uploads"), HTTP_UPLOAD_LENGTH=str(size), **TUS).status_code)

    assert [wanted(501 * 1024 * 1024), wanted(0)] == [413, 413]
    assert [wanted(1) for _number in range(MOST_ON_THE_WAY + 1)] == [201] * MOST_ON_THE_WAY + [413]


def test_what_is_not_the_protocol_is_refused(mei):
    address = announce(mei, b"0123456789")["Location"]

    assert mei.post(reverse("uploads"), HTTP_UPLOAD_LENGTH="10").status_code == 412
    assert mei.post(reverse("uploads"), HTTP_UPLOAD_LENGTH="-10", **TUS).status_code == 400
    assert mei.delete(address).status_code == 412
    assert mei.patch(address, b"0", content_type="text/plain", HTTP_UPLOAD_OFFSET="0", **TUS).status_code == 415
    assert send(mei, address, bytes(LARGEST_PART + 1), 0).status_code == 413


@pytest.mark.parametrize(
    ("content", "sha256", "words"),
    [(b"MZ\x90\x00\x03 a program", "", "do not know this kind"), (drawn(), "0" * 64, "changed on its way")],
)
def test_a_file_that_is_refused_leaves_nothing(mei, content, sha256, words):
    address = announce(mei, content, sha256=sha256)["Location"]
    send(mei, address, content, 0)

    answer = mei.post(f"{address}finish/")

    assert answer.status_code == 400
    assert words in answer.json()["error"]
    assert not files_there() and not Upload.objects.exists() and not MediaFile.objects.exists()


def test_one_that_is_given_up_leaves_nothing(mei):
    address = announce(mei, drawn())["Location"]
    send(mei, address, drawn()[:100], 0)

    assert mei.delete(address, **TUS).status_code == 204

    assert mei.head(address, **TUS).status_code == 404
    assert not files_there()


def test_after_a_day_nobody_waits_any_more(mei):
    address = announce(mei, drawn())["Location"]
    send(mei, address, drawn()[:100], 0)
    upload = Upload.objects.get()
    Upload.objects.update(changed_at=upload.changed_at - KEPT - datetime.timedelta(minutes=1))

    assert mei.head(address, **TUS).status_code == 404
    end_uploads()

    assert not files_there() and not Upload.objects.exists()
