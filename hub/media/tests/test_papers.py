"""PDF and office files."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest
from PIL import Image

from hub.media.kinds import FileRefused
from hub.media.tests.conftest import drawn, stored_bytes

CANARY = b"CANARY-48.85-2.29"
pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("empty_storage")]


def photo() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = CANARY.decode()
    return drawn(300, 200, exif=exif, comment=CANARY)


def paper(encryption: pikepdf.Encryption | None = None) -> bytes:
    """A PDF with a photo, the names of its maker, a script, and a file packed inside."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(400, 600))
    picture = pdf.make_stream(
        photo(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=300, Height=200, BitsPerComponent=8,
        ColorSpace=pikepdf.Name.DeviceRGB, Filter=pikepdf.Name.DCTDecode,
    )  # fmt: skip
    page = pdf.pages[0]
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture))
    page.obj.Contents = pdf.make_stream(b"400 0 0 600 0 0 cm /Im0 Do")
    pdf.docinfo["/Author"] = CANARY.decode()
    with pdf.open_metadata() as words:
        words["dc:creator"] = [CANARY.decode()]
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('CANARY')")
    pdf.attachments["CANARY.txt"] = CANARY
    out = io.BytesIO()
    pdf.save(out, encryption=encryption)
    return out.getvalue()


def test_a_pdf_comes_in_without_its_writer_and_with_a_picture_of_its_first_page(take):
    media = take(paper(), "report.pdf")

    kept, first_page = stored_bytes(media)
    with pikepdf.open(io.BytesIO(kept)) as pdf:
        everything = b"".join(
            thing.read_raw_bytes() if isinstance(thing, pikepdf.Stream) else thing.unparse(resolved=True)
            for thing in pdf.objects
        )
        assert b"CANARY" not in everything + kept
        assert "/OpenAction" not in pdf.Root
    assert media.content_type == "application/pdf"
    assert Image.open(io.BytesIO(first_page)).size == (640, 960)
    assert media.shown().poster.endswith("/poster.webp")


def test_a_locked_or_broken_pdf_is_refused_in_plain_words(take):
    locked = paper(encryption=pikepdf.Encryption(user="secret", owner="secret"))

    with pytest.raises(FileRefused, match="locked with a password"):
        take(locked, "report.pdf")
    with pytest.raises(FileRefused, match="broken or stops in the middle"):
        take(b"%PDF-1.7\n" + bytes(300) + b"%%EOF", "report.pdf")


def test_an_office_file_comes_in_without_its_writer_and_where_its_photos_were_taken(take):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("docProps/core.xml", CANARY)
        package.writestr("word/document.xml", "<w:document>My report</w:document>")
        package.writestr("word/media/image1.jpeg", photo())

    media = take(out.getvalue(), "report.docx")

    with zipfile.ZipFile(io.BytesIO(stored_bytes(media)[0])) as kept:
        assert kept.read("word/document.xml") == b"<w:document>My report</w:document>"
        assert CANARY not in kept.read("docProps/core.xml")
        picture = kept.read("word/media/image1.jpeg")
        assert CANARY not in picture
        assert Image.open(io.BytesIO(picture)).getexif()[0x0112] == 6
