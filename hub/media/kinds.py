"""What a file is, by looking into it; its name and what the browser says about it prove nothing (safety.md X2)."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext as _

MEGABYTE = 1024 * 1024
LARGEST = {"image": 40 * MEGABYTE, "audio": 100 * MEGABYTE, "video": 500 * MEGABYTE, "file": 50 * MEGABYTE}
"""Bytes that may come, by kind."""

MOST_PARTS = 5_000
MOST_UNPACKED = 200 * MEGABYTE
HIGHEST_RATIO = 200
_LOOK = 64 * 1024

_OFFICE = {
    "word/document.xml": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "ppt/presentation.xml": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    "xl/workbook.xml": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
}
_OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.graphics": "odg",
}
# What is named like this is no text, whatever its letters are.
_NEVER_TEXT = frozenset(
    """jpg jpeg jpe jfif png gif webp avif heic heif bmp tif tiff mp3 m4a m4b ogg oga opus wav flac aac wma weba
    mp4 m4v mov qt webm ogv avi wmv mpg mpeg 3gp pdf docx pptx xlsx odt odp ods odg doc ppt xls""".split()  # noqa: SIM905  # a list of words reads better
)
_ACTIVE_TEXT = re.compile(rb"<\s*(!doctype|html|head|body|script|svg|iframe|math|\?xml|\?php)", re.IGNORECASE)


class FileRefused(ValueError):
    """The file cannot be taken in; the words say why, for a nine-year-old."""


class NotAsNamed(FileRefused):
    """The file is something else than its name says."""

    def __str__(self) -> str:
        return _("This file is not what its name says it is.")


@dataclass(frozen=True)
class Found:
    """What a file turned out to be. `decoder` is Pillow's name for a picture's format."""

    kind: str
    content_type: str
    ending: str
    decoder: str = ""


def look_into(file: IO[bytes], name: str, size: int) -> Found:
    """What the file is, or FileRefused for what the hub does not take. The file is left at its beginning."""
    file.seek(0)
    head = file.read(_LOOK)
    found = (
        _picture(head)
        or _sound_or_film(head)
        or _pdf(file, head, size)
        or _packed(file, head)
        or _text(file, head, name, size)
    )
    file.seek(0)
    if found is None:
        raise FileRefused(_("We do not know this kind of file. Pictures, sound, films, PDF and office files are fine."))
    refuse_large(found.kind, size)
    return found


def refuse_large(kind: str, size: int) -> None:
    """Raise FileRefused for more bytes than this kind may have."""
    if size > LARGEST[kind]:
        most = LARGEST[kind] // MEGABYTE
        raise FileRefused(_("This file is too large. Up to %(most)s MB fit.") % {"most": most})


def _picture(head: bytes) -> Found | None:
    if head.startswith(b"\xff\xd8\xff"):
        return Found("image", "image/jpeg", "jpg", "JPEG")
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Found("image", "image/png", "png", "PNG")
    if head.startswith((b"GIF87a", b"GIF89a")):
        return Found("image", "image/gif", "gif", "GIF")
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Found("image", "image/webp", "webp", "WEBP")
    if head[4:8] == b"ftyp":
        brands = {head[8:12], *(head[at : at + 4] for at in range(16, min(int.from_bytes(head[:4]), 256), 4))}
        if brands & {b"avif", b"avis"}:
            return Found("image", "image/avif", "avif", "AVIF")
        if brands & {b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc", b"hevx"}:
            return Found("image", "image/heic", "heic", "HEIF")
    return None


def _sound_or_film(head: bytes) -> Found | None:
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        if brand in {b"M4A ", b"M4B "}:
            return Found("audio", "audio/mp4", "m4a")
        if brand == b"qt  ":
            return Found("video", "video/quicktime", "mov")
        if brand[:3] in {b"iso", b"mp4", b"avc", b"M4V", b"MSN", b"das"}:
            return Found("video", "video/mp4", "mp4")
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE" and b"fmt " in head[12:4096]:
        return Found("audio", "audio/wav", "wav")
    if head[:4] == b"OggS" and (b"OpusHead" in head[:200] or b"\x01vorbis" in head[:200]):
        return Found("audio", "audio/ogg", "ogg")
    if head[:4] == b"\x1a\x45\xdf\xa3" and b"webm" in head[:80]:
        moving = re.search(rb"V_(VP8|VP9|AV1)", head)
        return Found("video", "video/webm", "webm") if moving else Found("audio", "audio/webm", "weba")
    return Found("audio", "audio/mpeg", "mp3") if _is_mp3(head) else None


def _is_mp3(head: bytes) -> bool:
    if head[:3] == b"ID3":
        return len(head) > 10 and all(byte < 0x80 for byte in head[6:10])
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return False
    return head[2] >> 4 not in {0, 15} and head[2] >> 2 & 3 != 3


def _pdf(file: IO[bytes], head: bytes, size: int) -> Found | None:
    if not re.match(rb"%PDF-[12]\.\d", head):
        return None
    file.seek(max(0, size - 4096))
    if b"%%EOF" not in file.read():
        raise FileRefused(_("This PDF stops in the middle. Save it again and bring the new one."))
    return Found("file", "application/pdf", "pdf")


def _packed(file: IO[bytes], head: bytes) -> Found | None:
    """Office files are zip files; other zip files stay outside."""
    if not head.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(file) as package:
            parts = package.infolist()
            packed = sum(part.compress_size for part in parts) or 1
            unpacked = sum(part.file_size for part in parts)
            if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or unpacked > HIGHEST_RATIO * packed + MEGABYTE:
                raise FileRefused(_("There is too much packed into this file."))
            names = {part.filename for part in parts}
            if "[Content_Types].xml" in names and not any(name.endswith("vbaProject.bin") for name in names):
                for part_name, (content_type, ending) in _OFFICE.items():
                    if part_name in names:
                        return Found("file", content_type, ending)
            if parts and parts[0].filename == "mimetype" and parts[0].file_size < 100:
                content_type = package.read(parts[0]).decode("ascii", "replace").strip()
                if content_type in _OPEN_DOCUMENT and not any(name.startswith("Basic/") for name in names):
                    return Found("file", content_type, _OPEN_DOCUMENT[content_type])
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise FileRefused(_("This file is broken. Save it again and bring the new one.")) from error
    raise FileRefused(_("A zip file cannot stay packed. Unpack it and bring the files inside."))


def _text(file: IO[bytes], head: bytes, name: str, size: int) -> Found | None:
    """Plain words and tables. What a browser could take for a page is refused."""
    if not head or size > 5 * MEGABYTE:
        return None
    file.seek(0)
    words = file.read()
    try:
        words.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if b"\0" in words:
        return None
    if _ACTIVE_TEXT.search(words):
        raise FileRefused(_("This is a web page or a drawing made of code. Save it as a picture or a PDF."))
    if name.lower().rpartition(".")[2] in _NEVER_TEXT:
        raise NotAsNamed
    is_table = name.lower().endswith(".csv")
    return Found("file", "text/csv", "csv") if is_table else Found("file", "text/plain", "txt")
