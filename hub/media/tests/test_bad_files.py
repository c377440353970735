"""What nobody should bring: bombs, cut and forged files. Each is refused in plain words and leaves nothing."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import pillow_heif
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from hub.media.models import MediaFile
from hub.media.tests.conftest import drawn, files_there
from hub.media.tests.recordings import recorded
from hub.media.tests.test_papers import paper

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("empty_storage")]


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png_bomb() -> bytes:
    """4,900 x 5,000 pixels of nothing, in 70 kB, with sixteen bits a colour; and words that unpack to 200 MB."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 4900, 5000, 16, 6, 0, 0, 0))
    words = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(200_000_000), 1))
    return b"\x89PNG\r\n\x1a\n" + header + words + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")


def gif_bomb() -> bytes:
    frames = [Image.new("L", (3000, 3000), shade) for shade in range(12)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def webp_of(width: int, height: int) -> bytes:
    """A WebP that says that it is this large."""
    content = drawn(64, 64, "WEBP", lossless=True)
    at = content.index(b"VP8L") + 9
    size = struct.pack("<I", (width - 1) | (height - 1) << 14)
    return content[:at] + size + content[at + 4 :]


def heic() -> bytes:
    out = io.BytesIO()
    pillow_heif.from_pillow(Image.open(io.BytesIO(drawn(600, 400)))).save(out)
    return out.getvalue()


BAD: dict[str, Callable[[], bytes]] = {
    "a PNG bomb": png_bomb,
    "a GIF bomb": gif_bomb,
    "a WebP larger than it is": lambda: webp_of(16000, 16000),
    "half a HEIC": lambda: heic()[: len(heic()) // 2],
    "half a JPEG": lambda: drawn()[: len(drawn()) // 2],
    "half an MP4": lambda: recorded("mp4")[:400],
    "half a PDF": lambda: paper()[:900],
    "a page called a picture": lambda: b"<html><script>alert(1)</script>",
    "a drawing that acts": lambda: b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "words called a picture": lambda: b"These are words and no picture.",
    "a program called a picture": lambda: b"MZ" + bytes(range(256)) * 8,
    "a play list that leads elsewhere": lambda: (
        b"#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\n\xff\xfefile:///etc/passwd"
    ),
}


@pytest.mark.parametrize("bad", BAD)
def test_it_is_refused_in_plain_words_and_leaves_nothing(client: Client, cast, bad):
    client.force_login(cast.mei)
    content = BAD[bad]()

    answer = client.post("/media/", {"file": SimpleUploadedFile("holiday.jpg", content)})

    assert answer.status_code == 400, answer.content
    assert answer.json()["error"].endswith((".", "?"))
    assert not MediaFile.objects.exists() and not files_there()


@pytest.mark.parametrize(
    ("content", "name"),
    [(paper, "paper.jpg"), (lambda: recorded("mp3"), "song.pdf"), (drawn, "picture.html"), (heic, "photo.mp4")],
)
def test_what_is_wrongly_named_comes_in_as_what_it_is(client: Client, cast, content, name):
    client.force_login(cast.mei)

    answer = client.post("/media/", {"file": SimpleUploadedFile(name, content())})

    assert answer.status_code == 201
    media = MediaFile.objects.get()
    served = client.get(media.address())
    assert media.name.rpartition(".")[2] in {"pdf", "mp3", "jpg"}
    assert served["Content-Type"] in {"application/pdf", "audio/mpeg", "image/jpeg"}
    assert served["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", ["notes.txt", "notes", "notes.md", "poem.py"])
def test_words_that_say_they_are_words_come_in(client: Client, cast, name):
    client.force_login(cast.mei)

    answer = client.post("/media/", {"file": SimpleUploadedFile(name, b"I saw a heron.", "image/jpeg")})

    assert (answer.status_code, MediaFile.objects.get().content_type) == (201, "text/plain")


@pytest.mark.parametrize("name", ["a.jpg", "a.PNG", "a.mp3", "a.mp4", "a.pdf", "a.docx"])
def test_words_known_by_another_name_are_no_picture_either(client: Client, cast, name):
    client.force_login(cast.mei)
    client.post("/media/", {"file": SimpleUploadedFile("notes.txt", b"I saw a heron.")})

    answer = client.post("/media/", {"file": SimpleUploadedFile(name, b"I saw a heron.")})

    assert answer.status_code == 400 and "not what its name says" in answer.json()["error"]


def test_a_picture_that_is_a_page_too_is_a_picture_alone(client: Client, cast):
    client.force_login(cast.mei)
    film = recorded("mp4")

    for content in (drawn(form="GIF"), drawn(), drawn(form="PNG"), film):
        answer = client.post("/media/", {"file": SimpleUploadedFile("a.html", content + b"<script>alert(1)</script>")})
        assert answer.status_code == 201

    for media in MediaFile.objects.all():
        assert b"<script>" not in client.get(media.address()).getvalue()
