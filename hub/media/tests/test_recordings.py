"""Sound and film: come in without a word about where they were made, and play everywhere."""

from __future__ import annotations

import io
from typing import Any

import av
import pytest
from PIL import Image

from hub.media.kinds import FileRefused
from hub.media.models import MediaFile
from hub.media.tests.conftest import stored_bytes
from hub.media.tests.recordings import CANARY, recorded

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("empty_storage")]
CLOCKWISE = bytes.fromhex("00000000 00010000 00000000 ffff0000 00000000 00000000")
UPRIGHT = bytes.fromhex("00010000 00000000 00000000 00000000 00010000 00000000")


def codecs(content: bytes) -> set[str]:
    with av.open(io.BytesIO(content)) as film:
        return {one.codec_context.name for one in film.streams}


def picture_of(media: MediaFile) -> Any:
    return Image.open(io.BytesIO(stored_bytes(media)[-1])).convert("RGB")


@pytest.mark.parametrize(
    ("form", "kind", "content_type", "playing"),
    [
        ("mp3", "audio", "audio/mpeg", ""),
        ("wav", "audio", "audio/wav", ""),
        ("m4a", "audio", "audio/mp4", ""),
        ("ogg", "audio", "audio/ogg", "soon"),
        ("weba", "audio", "audio/webm", "soon"),
        ("mp4", "video", "video/mp4", ""),
        ("mov", "video", "video/mp4", ""),
        ("webm", "video", "video/webm", "soon"),
    ],
)
def test_recordings_come_in_without_place_and_maker(take, form, kind, content_type, playing):
    content = recorded(form)
    assert CANARY.encode() in content

    media = take(content, "holiday.bin")

    assert (media.kind, media.content_type, media.playing) == (kind, content_type, playing)
    assert all(CANARY.encode() not in stored for stored in stored_bytes(media))
    assert codecs(stored_bytes(media)[0]) == codecs(content)


def test_a_film_has_a_picture_and_its_measures(take):
    media = take(recorded("mp4"), "film.mp4")

    red, blue = picture_of(media).getpixel((20, 60)), picture_of(media).getpixel((140, 60))

    assert (media.width, media.height) == (160, 120)
    assert red[0] > 150 > red[2] and blue[2] > 150 > blue[0]
    assert media.shown().poster.endswith("/poster.webp")


def test_a_film_from_a_telephone_held_upright_stands_upright(take):
    lying = recorded("mp4")
    at = lying.index(UPRIGHT, lying.index(b"tkhd"))
    media = take(lying[:at] + CLOCKWISE + lying[at + len(CLOCKWISE) :], "film.mp4")

    top, bottom = picture_of(media).getpixel((60, 20)), picture_of(media).getpixel((60, 140))

    assert (media.width, media.height) == (120, 160)
    assert top[0] > 150 > top[2] and bottom[2] > 150 > bottom[0]


@pytest.mark.parametrize(("form", "made"), [("webm", {"h264", "aac"}), ("old.mov", {"h264", "aac"}), ("weba", {"aac"})])
def test_what_some_browsers_cannot_play_is_made_anew_for_all(take, form, made):
    brought = take(recorded(form), "voice")  # The task runs at once here.
    assert brought.shown().note == "This is being made ready for every browser."

    media = MediaFile.objects.get()

    anew = media.renditions.get(name__startswith="everywhere.")
    assert codecs(anew.file.read()) == made
    assert media.shown().src.endswith(f"/{anew.name}")
    assert media.shown().note == ""


def test_what_cannot_be_made_anew_is_kept_and_says_so(take, monkeypatch):
    def refuse(*given, **options):
        raise FileRefused

    monkeypatch.setattr("hub.media.resizing.developed", refuse)
    take(recorded("weba"), "voice")

    media = MediaFile.objects.get()
    assert media.shown().note == "Not every browser can play this. If yours does not, download it."
    assert media.shown().src.endswith("/original")


@pytest.mark.parametrize("form", ["mp4", "webm", "ogg", "mp3"])
def test_a_recording_that_is_no_recording_is_refused_in_plain_words(take, form):
    head = recorded(form)[:64]

    with pytest.raises(FileRefused, match="broken or stops in the middle"):
        take(head + bytes(5000), "film")

    assert not MediaFile.objects.exists()
