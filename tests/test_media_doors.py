"""Fetching a file, and bringing one."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from hub.blogs.models import Entry
from hub.media.models import MediaFile
from hub.media.taking_in import take_in
from hub.media.tests.conftest import drawn
from hub.media.tests.recordings import recorded
from hub.media.tests.test_papers import paper as report
from samples.cast import Cast
from tests.world import make_picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_storage(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def take(cast) -> Callable[..., MediaFile]:
    """Take bytes into Mei's library."""

    def take_bytes(content: bytes, name: str = "picture.jpg") -> MediaFile:
        return take_in(io.BytesIO(content), school=cast.school, owner=cast.mei, name=name)

    return take_bytes


def signed_in(person=None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def post_with(cast, media: MediaFile, audience: str) -> Entry:
    entry = Entry.start(cast.blog_of(cast.mei), by=cast.mei, title="Kingfisher")
    entry.featured = media
    entry.published_at, entry.audience, entry.slug = timezone.now(), audience, "kingfisher"
    entry.save()
    entry.note_media()
    return entry


@pytest.mark.parametrize(
    ("audience", "who"),
    [
        pytest.param("teachers", {"mei", "ines", "nora", "daniel"}, marks=pytest.mark.thorough),
        ("class", {"mei", "ines", "nora", "daniel", "tomas", "aiko"}),
        ("school", {"mei", "ines", "nora", "daniel", "tomas", "aiko", "noah", "rosa", "kofi"}),
    ],
)
def test_a_picture_is_seen_by_those_who_see_its_post(cast, take, audience, who):
    media = take(drawn())
    post_with(cast, media, audience)

    everybody = ["mei", "tomas", "noah", "kofi", "ines", "rosa", "nora", "daniel", "aiko", "marta", "elias"]
    for rendition in ("original", "w640.webp"):
        seen = {
            name
            for name in everybody
            if signed_in(getattr(cast, name)).get(media.address(rendition)).status_code == 200
        }
        assert seen == who
    assert signed_in().get(media.address()).status_code == 404


def test_a_picture_nobody_shows_is_its_owners_alone(cast, take):
    media = take(drawn())

    assert signed_in(cast.mei).get(media.address()).status_code == 200
    assert signed_in(cast.ines).get(media.address()).status_code == 404


def test_a_file_shown_twice_is_found_once(cast, take):
    media = take(drawn())
    post_with(cast, media, "class")
    again = Entry.start(
        cast.blog_of(cast.mei),
        by=cast.mei,
        title="Again",
        body=f'<figure><img data-media="{media.public_id}" alt="x"></figure>',
    )
    Entry.objects.filter(pk=again.pk).update(published_at=timezone.now(), slug="again")

    assert signed_in(cast.tomas).get(media.address()).status_code == 200


def test_an_answer_cannot_act_on_the_hubs_address(cast, take):
    picture, paper = take(drawn()), take(report(), "report\r\nSet-Cookie: x.pdf")
    client = signed_in(cast.mei)

    shown, saved = client.get(picture.address()), client.get(paper.address())

    for answer in (shown, saved):
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert "private" in answer["Cache-Control"]
    assert shown["Content-Disposition"].startswith("inline")
    assert saved["Content-Disposition"].startswith("attachment")
    assert saved["Content-Type"] == "application/pdf"


def test_no_page_of_another_site_shows_a_file(cast, take):
    media = take(drawn())
    post_with(cast, media, "everyone")

    def status(site: str, mode: str, destination: str) -> int:
        said = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": destination}
        return signed_in().get(media.address(), headers=said).status_code

    for way in (
        ("same-origin", "no-cors", "image"),
        ("none", "navigate", "document"),
        ("same-origin", "cors", "empty"),
    ):
        assert status(*way) == 200
    assert status("cross-site", "navigate", "document") == 200  # A link in a mail.
    for site in ("cross-site", "same-site"):
        for destination in ("image", "video", "audio", "script", "empty"):
            assert status(site, "no-cors", destination) == 404
        for destination in ("iframe", "object", "embed", "frame"):
            assert status(site, "navigate", destination) == 404
    assert "Sec-Fetch-Site" in signed_in().get(media.address())["Vary"]


def test_visitors_get_public_pictures_from_caches(cast, take):
    media = take(drawn())
    post_with(cast, media, "everyone")

    answer = signed_in().get(media.address("w640.webp"))

    assert answer.status_code == 200
    assert "public" in answer["Cache-Control"]


def test_what_has_not_changed_is_not_sent_again(cast, take):
    media = take(drawn())
    client = signed_in(cast.mei)
    first = client.get(media.address())

    second = client.get(media.address(), headers={"If-None-Match": first["ETag"]})

    assert second.status_code == 304
    assert second.content == b""


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [("bytes=2-5", 206, slice(2, 6)), ("bytes=-4", 206, slice(-4, None)), ("bytes=5-", 206, slice(5, None)),
     ("bytes=0-999999", 206, slice(0, None)), ("bytes=999999-", 416, slice(0, 0)), ("lines=1-2", 200, slice(None))],
)  # fmt: skip
def test_a_sound_is_sent_in_parts(cast, take, asked, status, part):
    media = take(recorded("ogg", seconds=0.1), "song.opus")
    client = signed_in(cast.mei)
    whole = client.get(media.address()).getvalue()

    answer = client.get(media.address(), headers={"Range": asked})

    assert answer.status_code == status
    assert answer.getvalue() == whole[part]


def test_a_student_brings_a_picture(cast):
    answer = signed_in(cast.mei).post("/media/", {"file": SimpleUploadedFile("bird.png", drawn(800, 600))})

    assert answer.status_code == 201
    media = MediaFile.objects.get()
    assert answer.json() == {
        "id": media.public_id, "kind": "image", "src": media.address("w640.jpg"), "width": 800, "height": 600,
        "name": "bird.jpg", "alt": "",
    }  # fmt: skip
    assert media.owner == cast.mei


def test_what_is_refused_is_told_in_plain_words(cast):
    answer = signed_in(cast.mei).post("/media/", {"file": SimpleUploadedFile("bird.svg", b"<svg/>")})

    assert answer.status_code == 400
    assert "Save it as a picture" in answer.json()["error"]
    assert not MediaFile.objects.exists()


def test_a_guardian_brings_nothing(cast):
    answer = signed_in(cast.aiko).post("/media/", {"file": SimpleUploadedFile("bird.png", drawn())})

    assert answer.status_code == 403
    assert not MediaFile.objects.exists()


def test_bringing_a_file_asks_for_the_token(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.mei)

    answer = client.post("/media/", {"file": SimpleUploadedFile("bird.png", drawn())})

    assert answer.status_code == 403
    assert not MediaFile.objects.exists()


def test_a_body_that_is_too_large_is_not_read(cast):
    answer = signed_in(cast.mei).post("/media/", {"a": "b"}, CONTENT_LENGTH=str(10**10))

    assert answer.status_code == 413


def test_a_picture_costs_few_queries(cast, take, django_assert_max_num_queries):
    media = take(drawn())
    post_with(cast, media, "class")
    client = signed_in(cast.tomas)
    client.get(media.address("w640.webp"))

    with django_assert_max_num_queries(7):
        client.get(media.address("w640.webp"))


def test_a_picture_of_somebody_else_is_not_opened_by_putting_it_on_top(client: Client, cast: Cast):
    """A teacher sees what is only for teachers; on the class's blog it would be there for everybody."""
    secret = make_picture(cast, cast.tomas, "Tomas-Tanaka-6B.png", alternative="Secret")
    cast.post(cast.tomas, "teachers", "Only for teachers", body=figure(secret)).note_media()
    open_post = cast.post(cast.ines, "everyone", "Class news", blog=cast.blogs["6B"], body=figure(secret))

    open_post.feature(secret)

    assert (open_post.featured, open_post.cover) == (None, None)
    assert client.get(f"/media/{secret.public_id}/original").status_code == 404


def test_strangers_are_not_told_what_a_file_was_called(client: Client, cast: Cast):
    picture = make_picture(cast, cast.mei, "Mei-Tanaka-6B.png", alternative="Pools")
    cast.post(cast.mei, "everyone", "Tide", body=figure(picture)).note_media()
    address = f"/media/{picture.public_id}/original"

    assert "Tanaka" not in client.get(address)["Content-Disposition"]
    client.force_login(cast.tomas)
    assert "Mei-Tanaka-6B.png" in client.get(address)["Content-Disposition"]


def figure(picture: MediaFile) -> str:
    return f'<figure><img data-media="{picture.public_id}" alt="Pools"></figure>'
