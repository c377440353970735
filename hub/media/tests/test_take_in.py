"""Taking a file in."""

from __future__ import annotations

import datetime
import io
import socket
import struct
import zipfile
import zlib
from dataclasses import replace
from typing import Any

import pillow_heif
import pytest
from django.core.files.storage import default_storage
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from hub.media.darkroom import limits
from hub.media.darkroom.pixels import MOST_PIXELS
from hub.media.developing import darkroom
from hub.media.kinds import FileRefused
from hub.media.models import MediaFile, Rendition
from hub.media.sweeping import sweep_orphans
from hub.media.tests.conftest import drawn, files_there, stored_bytes

CANARY = b"CANARY-48.85-2.29"
pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("empty_storage")]


def kept_picture(media: MediaFile) -> Any:
    return Image.open(io.BytesIO(stored_bytes(media)[0]))


def camera_picture() -> bytes:
    """A JPEG as a telephone makes it: lying on its side, with place, maker, comment and thumbnail."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = CANARY.decode()
    exif.get_ifd(0x8825)[2] = (48.0, 51.0, 29.0)
    exif.get_ifd(0x8825)[29] = CANARY.decode()
    return drawn(900, 600, exif=exif, comment=CANARY) + CANARY


def png_saying(width: int, height: int) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    rows = zlib.compress(bytes(1000))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_picture_comes_in_upright_and_in_several_sizes(take):
    media = take(camera_picture(), "IMG_0042.JPG", alternative="A gradient")

    assert (media.width, media.height) == (600, 900)
    assert media.content_type == "image/jpeg"
    assert media.name == "IMG_0042.jpg"
    assert media.alternative == "A gradient"
    assert {one.name for one in media.renditions.all()} == {"w320.webp", "w320.jpg"}
    upright = kept_picture(media)
    assert upright.getpixel((590, 10))[0] > 180 and upright.getpixel((590, 10))[1] < 90


def test_nothing_but_pixels_is_kept(take):
    media = take(camera_picture())

    for content in stored_bytes(media):
        assert CANARY not in content
        picture = Image.open(io.BytesIO(content))
        assert not picture.getexif()
        assert "comment" not in picture.info
        assert "icc_profile" not in picture.info


def test_a_heic_of_a_telephone_held_sideways_comes_in_upright_and_bare(take):
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = CANARY.decode()
    picture = Image.open(io.BytesIO(drawn(900, 600)))
    heic = io.BytesIO()
    pillow_heif.from_pillow(picture).save(heic, exif=exif.tobytes(), xmp=CANARY)

    media = take(heic.getvalue(), "IMG_0042.HEIC")

    assert (media.width, media.height, media.content_type, media.name) == (600, 900, "image/jpeg", "IMG_0042.jpg")
    upright = kept_picture(media)
    assert upright.getpixel((590, 10))[0] > 180 and upright.getpixel((590, 10))[1] < 90
    assert all(CANARY not in content for content in stored_bytes(media))


@pytest.mark.thorough
def test_48_megapixels_come_in(take):
    media = take(drawn(8064, 6048), "IMG_0048.JPG")

    assert (media.width, media.height) == (2560, 1920)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_what_programs_write_beside_the_pixels_is_left_behind(take, form):
    exif = Image.Exif()
    exif.get_ifd(0x8825)[29] = CANARY.decode()
    words = PngInfo()
    words.add_text("Location", CANARY.decode())
    more = {"pnginfo": words} if form == "PNG" else {"xmp": CANARY}
    content = drawn(400, 300, form, exif=exif, **more)
    assert CANARY in content

    media = take(content, "drawing")

    assert all(CANARY not in stored for stored in stored_bytes(media))


def test_a_file_that_takes_too_long_is_refused_in_plain_words(take, monkeypatch):
    hurried = replace(limits.PICTURE, wait=0.001)
    monkeypatch.setitem(limits.COMMANDS, "picture", hurried)

    with pytest.raises(FileRefused, match="too much for the hub to open"):
        take(drawn())


@pytest.mark.thorough
def test_a_file_that_wants_too_much_memory_does_not_take_the_hubs(take, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setitem(limits.COMMANDS, "picture", replace(limits.PICTURE, memory=130))
        with pytest.raises(FileRefused, match="too much for the hub to open"):
            take(drawn(4000, 4000, "PNG"))

    assert take(drawn(4000, 4000, "PNG")).width == 2560


def test_a_darkroom_that_somebody_ended_opens_again(take):
    take(drawn(100, 100))
    assert darkroom._socket
    darkroom._socket.shutdown(socket.SHUT_RDWR)

    assert take(drawn(120, 100)).width == 120


def test_sizes_are_made_up_to_the_picture_and_never_larger(take):
    media = take(drawn(1500, 1000))

    sizes = {one.name: (one.width, one.height) for one in media.renditions.all()}

    assert sizes["w1280.webp"] == (1280, 853)
    assert sizes["w640.jpg"] == (640, 427)
    assert "w2048.webp" not in sizes


def test_a_large_picture_is_kept_at_2560(take):
    media = take(drawn(4000, 3000))

    assert (media.width, media.height) == (2560, 1920)
    assert media.renditions.filter(name="w2048.webp").exists()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
def test_pictures_of_these_formats_come_in(take, form):
    media = take(drawn(400, 300, form), "drawing")

    assert media.kind == MediaFile.Kind.IMAGE
    assert (media.width, media.height) == (400, 300)


def test_what_is_clear_stays_clear(take):
    picture = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    picture.paste((10, 200, 30, 255), (100, 100, 200, 200))
    out = io.BytesIO()
    picture.save(out, "PNG")

    media = take(out.getvalue(), "shape.png")

    assert media.content_type == "image/png"
    assert {one.name for one in media.renditions.all()} == {"w320.webp", "w320.png"}
    assert kept_picture(media).getpixel((5, 5))[3] == 0


def test_a_moving_picture_keeps_moving(take):
    frames = [Image.new("RGB", (200, 100), (shade, 0, 0)) for shade in (0, 120, 240)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=90, comment=CANARY)

    media = take(out.getvalue(), "walk.gif")

    assert kept_picture(media).n_frames == 3
    assert CANARY not in stored_bytes(media)[0]
    assert media.shown().srcset == ()
    assert media.for_card.src.endswith("w320.jpg")


@pytest.mark.parametrize("mode", ["CMYK", "L"])
def test_other_colours_become_screen_colours(take, mode):
    media = take(drawn(300, 200, mode=mode))

    assert kept_picture(media).mode == "RGB"


@pytest.mark.parametrize(
    "content",
    [
        png_saying(60_000, 60_000),
        png_saying(MOST_PIXELS // 1000, 1001),
        drawn()[:4000],
        drawn(form="PNG")[:600],
        png_saying(3000, 3000),
        b"\xff\xd8\xff\xe0 not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!DOCTYPE html><p>Hello",
        b"words and then <script>alert(1)</script>",
        b"MZ\x90\x00\x03 a program \x00\xff",
        b"",
        b"%PDF-1.7 and no end",
        b"PK\x03\x04 broken",
    ],
)
def test_what_cannot_be_taken_in_is_refused_and_leaves_nothing(take, content):
    before = files_there()

    with pytest.raises(FileRefused):
        take(content, "homework.jpg")

    assert not MediaFile.objects.exists()
    assert files_there() == before


def test_a_polyglot_becomes_a_mere_picture(take):
    page = b"<script>alert(document.cookie)</script>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("evil.html", page)

    media = take(drawn(form="GIF") + page + packed.getvalue(), "cat.html")

    assert media.name == "cat.png"
    assert all(b"<script>" not in content and b"PK\x03\x04" not in content for content in stored_bytes(media))


def test_the_content_decides_and_not_the_name(take):
    media = take(drawn(300, 200), "../../etc/homework.pdf")

    assert media.kind == MediaFile.Kind.IMAGE
    assert media.name == "homework.jpg"
    assert media.file.name == f"{media.public_id[:2]}/{media.public_id}/original.jpg"


def test_words_and_tables_come_in_as_they_are(take):
    media = take(b"name,grade\nMei,6\n", "thing.csv")

    assert (media.kind, media.content_type, media.width) == ("file", "text/csv", None)
    assert stored_bytes(media) == [b"name,grade\nMei,6\n"]


def test_a_zip_bomb_and_a_bare_zip_are_refused(take):
    bomb, bare = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(30_000_000))
    with zipfile.ZipFile(bare, "w") as package:
        package.writestr("a.txt", "hello")

    for packed in (bomb, bare):
        with pytest.raises(FileRefused):
            take(packed.getvalue(), "report.docx")


def test_the_same_bytes_again_are_the_same_file(take):
    first = take(drawn(), alternative="")
    second = take(drawn(), alternative="A red corner")

    assert second == first
    assert second.alternative == "A red corner"
    assert MediaFile.objects.count() == 1


def test_files_are_on_disk_before_any_row(take, monkeypatch):
    rows_when_written = []
    store = default_storage.save

    def watched(name, content, **options):
        rows_when_written.append(MediaFile.objects.count() + Rendition.objects.count())
        return store(name, content, **options)

    monkeypatch.setattr(default_storage, "save", watched)

    take(drawn())

    original_and_first_size = rows_when_written[:2]
    assert original_and_first_size == [0, 0]


def test_a_crash_between_files_and_rows_leaves_only_files_for_the_broom(take, monkeypatch):
    def cut(media, *arguments, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(MediaFile, "save", cut)
    with pytest.raises(KeyboardInterrupt):
        take(drawn())

    assert not MediaFile.objects.exists()
    assert files_there()
    monkeypatch.setattr("hub.media.sweeping.YOUNGEST", datetime.timedelta(seconds=-5))
    sweep_orphans()
    assert not files_there()


def test_the_broom_leaves_what_is_in_use_and_what_is_fresh(take, monkeypatch):
    kept = take(drawn())
    gone = take(drawn(300, 300))
    there = files_there()
    gone.delete()

    assert sweep_orphans() == 0
    monkeypatch.setattr("hub.media.sweeping.YOUNGEST", datetime.timedelta(seconds=-5))
    assert sweep_orphans() == 3
    assert {name for name in there if kept.public_id in name} == files_there()
