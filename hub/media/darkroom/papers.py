"""PDF and office files: without the words about who made them where, and without what could act by itself."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO

from hub.media.darkroom.made import Made, Trouble
from hub.media.darkroom.pixels import FIRST_WIDTH, encode

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_XML = b'<?xml version="1.0" encoding="UTF-8"?>'
_PACKAGE = b"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_OPEN_DOCUMENT = b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_BLANK = {
    "docProps/core.xml": b'%b<cp:coreProperties xmlns:cp="%b"/>' % (_XML, _PACKAGE),
    "docProps/app.xml": b'%b<Properties xmlns="%b"/>' % (_XML, _OFFICE),
    "meta.xml": b'%b<office:document-meta xmlns:office="%b" office:version="1.2"/>' % (_XML, _OPEN_DOCUMENT),
}
_PHOTO = re.compile(r"\.jpe?g$", re.IGNORECASE)
_SAYS = ("/Metadata", "/AA", "/PieceInfo", "/LastModified")
_ACTS = ("/OpenAction", "/AF", *_SAYS)
_NAMED = ("/JavaScript", "/EmbeddedFiles")
_LARGEST_PHOTO = 50 * 1024 * 1024
_TELLING = {0xE1, 0xE2, 0xEC, 0xED, 0xFE}
"""Segments of a JPEG: Exif and XMP, MPF, Ducky, Photoshop and place names, comments; the colour profile too."""


def pdf(file: BinaryIO, folder: Path) -> list[Made]:
    """The PDF, and a picture of its first page. Raises Trouble for one that is broken or locked."""
    import pikepdf

    path = folder / "original.pdf"
    try:
        with pikepdf.open(file) as paper:
            _empty(paper)
            paper.save(path)
    except pikepdf.PasswordError as error:
        raise Trouble("locked") from error
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, KeyError, OSError, RecursionError) as error:
        raise Trouble("broken") from error
    return [Made("original", str(path), "application/pdf", "pdf"), *_first_page(path, folder)]


def _empty(paper: Pdf) -> None:
    import pikepdf

    _drop(paper.Root, _ACTS)
    if "/Names" in paper.Root:
        _drop(paper.Root["/Names"], _NAMED)
    if "/Info" in paper.trailer:
        del paper.trailer["/Info"]
    for thing in paper.objects:
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            _drop(thing, _SAYS)
            if thing.get("/S") in ("/JavaScript", "/Launch"):
                thing["/S"] = pikepdf.Name("/None")
        if isinstance(thing, pikepdf.Stream) and thing.get("/Filter") == "/DCTDecode":
            thing.write(bare_photo(thing.read_raw_bytes()), filter=pikepdf.Name("/DCTDecode"))


def _drop(thing: Object, names: tuple[str, ...]) -> None:
    for name in names:
        if name in thing:
            del thing[name]


def _first_page(path: Path, folder: Path) -> list[Made]:
    """A paper whose first page cannot be drawn is kept all the same."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as paper:
            page = paper[0]
            scale = min(FIRST_WIDTH / page.get_width(), 2 * FIRST_WIDTH / page.get_height())
            picture = page.render(scale=scale).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, ValueError, ZeroDivisionError, IndexError):
        return []
    return [encode(picture, "WEBP").written(folder, "poster.webp")]


def office(file: IO[bytes], folder: Path, ending: str, content_type: str) -> list[Made]:
    """The same package with blank properties; parts keep their order, which OpenDocument asks for."""
    path = folder / f"original.{ending}"
    try:
        with zipfile.ZipFile(file) as package, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as blanked:
            for part in package.infolist():
                kept = zipfile.ZipInfo(part.filename, date_time=(1980, 1, 1, 0, 0, 0))
                kept.compress_type = zipfile.ZIP_STORED if part.filename == "mimetype" else zipfile.ZIP_DEFLATED
                if part.filename in _BLANK:
                    blanked.writestr(kept, _BLANK[part.filename])
                elif _PHOTO.search(part.filename) and part.file_size < _LARGEST_PHOTO:
                    blanked.writestr(kept, bare_photo(package.read(part)))
                else:
                    with package.open(part) as inside, blanked.open(kept, "w") as outside:
                        shutil.copyfileobj(inside, outside)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise Trouble("broken") from error
    return [Made("original", str(path), content_type, ending)]


def bare_photo(jpeg: bytes) -> bytes:
    """A JPEG inside another file without what the camera wrote beside its pixels; of that, which way is up stays."""
    out, at = io.BytesIO(), 2
    out.write(jpeg[:2])
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        length = 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        segment = jpeg[at : at + length]
        is_profile = segment[4:].startswith(b"ICC_PROFILE\0")
        if segment[1] not in _TELLING or is_profile:
            out.write(segment)
        elif segment[4:].startswith(b"Exif\0\0"):
            out.write(_which_way_up(segment[10:]))
        at += length
    out.write(jpeg[at:])
    return out.getvalue()


def _which_way_up(exif: bytes) -> bytes:
    from PIL import Image

    read = Image.Exif()
    try:
        read.load(b"Exif\0\0" + exif)
        orientation = read.get(0x0112, 1)
    except (SyntaxError, ValueError, OSError, KeyError, TypeError):
        return b""
    if orientation not in range(2, 9):
        return b""
    kept = Image.Exif()
    kept[0x0112] = orientation
    words = kept.tobytes()
    return b"\xff\xe1" + (len(words) + 2).to_bytes(2) + words
