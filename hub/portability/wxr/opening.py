"""Opens an export whatever it is wrapped in, told by content and never by name, within bounds.

One `.xml`, the same gzipped, or a zip with one or more parts anywhere in it. Compressed files are unpacked as they are
read, and the reading stops when they grow beyond all reason.
"""

import codecs
import gzip
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.utils.translation import gettext_lazy as _

from hub.portability.wxr.findings import Findings, NotAnExport

CHUNK = 1 << 16
MAX_BYTES = 2 << 30
MAX_PARTS = 200
MAX_ENTRIES = 50_000
# Below this size a high ratio harms nobody, and repetitive exports do compress well.
RATIO_FREE, MAX_RATIO = 64 << 20, 150
_SAMPLE = 1 << 16
# A file all in ASCII so far is looked at for longer before its word about the encoding is taken.
_LONG_SAMPLE = 1 << 20
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})", re.DOTALL)
_SINGLE_BYTE = {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "windows-1252", "cp1252"}
_OTHERS = re.compile(r"iso-?8859-?\d+|windows-125\d|cp125\d|koi8-[ru]|shift_?jis|euc-?(jp|kr)|gb(k|2312|18030)|big5")
_BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError)


@dataclass(slots=True)
class Part:
    """One document of the export; `open` gives its bytes anew each time."""

    name: str
    open: Callable[[], AbstractContextManager[IO[bytes]]]
    packed: int
    compressed: bool

    def chunks(self, findings: Findings, last: Callable[[], str]) -> Iterator[bytes]:
        """The bytes, unpacked. A damaged container ends them and is a finding; a bomb raises NotAnExport."""
        total = 0
        try:
            with self.open() as stream:
                while chunk := stream.read(CHUNK):
                    total += len(chunk)
                    if total > MAX_BYTES or (
                        self.compressed and total > RATIO_FREE and total > MAX_RATIO * self.packed
                    ):
                        raise NotAnExport(_("Unpacked, this file would grow beyond all reason. It was not read."))
                    yield chunk
        except _BROKEN as problem:
            findings.break_at(last(), str(problem))

    def sample(self) -> bytes:
        """The first bytes, as many as are readable."""
        try:
            with self.open() as stream:
                return stream.read(_SAMPLE)
        except _BROKEN:
            return b""


def open_parts(path: Path, findings: Findings) -> list[Part]:
    """The documents in a file, in the order of their names; raises NotAnExport when none looks like an export."""
    try:
        with path.open("rb") as stream:
            magic = stream.read(4)
        size = path.stat().st_size
    except OSError as problem:
        raise NotAnExport(_("The file cannot be opened: %(problem)s"), problem=problem.strerror) from problem
    if not magic:
        raise NotAnExport(_("The file is empty."))
    elif magic[:2] == b"\x1f\x8b":
        parts = [Part(path.name, lambda: _gunzipped(path), size, True)]
    elif magic[:2] == b"PK":
        parts = _zipped(path, findings)
    else:
        parts = [Part(path.name, lambda: path.open("rb"), size, False)]
    if len(parts) == 1:
        refuse_others(parts[0].sample())
    return parts


def _zipped(path: Path, findings: Findings) -> list[Part]:
    nothing = NotAnExport(_("There is no WordPress export in this zip file."))
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (*_BROKEN, ValueError) as problem:
        raise NotAnExport(_("This zip file is damaged and cannot be opened.")) from problem
    if len(entries) > MAX_ENTRIES:
        raise NotAnExport(_("There are too many files in this zip file."))
    parts = []
    for entry in sorted(entries, key=lambda entry: entry.filename):
        if _may_be_part(entry):
            part = Part(entry.filename, _member(path, entry), max(entry.compress_size, 1), True)
            if _looks_like_export(part.sample()):
                parts.append(part)
            elif entry.filename.lower().endswith(".xml"):
                findings.note("not-a-part", detail=entry.filename)
    if not parts:
        raise nothing
    if len(parts) > MAX_PARTS:
        raise NotAnExport(_("There are too many files in this zip file."))
    return parts


def _may_be_part(entry: zipfile.ZipInfo) -> bool:
    """A readable file that is not a picture by its name: those are many, and none is worth a look inside."""
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    hidden = entry.filename.startswith("__MACOSX/") or entry.flag_bits & 0x1
    media = re.search(r"\.(jpe?g|png|gif|webp|svg|mp[34]|m4[av]|mov|pdf|docx?|pptx?|css|js)$", entry.filename, re.I)
    return not (entry.is_dir() or is_link or hidden or media)


@contextmanager
def _gunzipped(path: Path) -> Iterator[IO[bytes]]:
    with gzip.open(path, "rb") as stream:
        yield stream  # type: ignore[misc]  # a gzip file reads like any other


def _member(path: Path, entry: zipfile.ZipInfo) -> Callable[[], AbstractContextManager[IO[bytes]]]:
    """How to open one file of a zip; one that is gzipped once more is unpacked."""

    @contextmanager
    def opened() -> Iterator[IO[bytes]]:
        with zipfile.ZipFile(path) as archive:
            with archive.open(entry) as stream:
                twice = stream.read(2) == b"\x1f\x8b"
            with archive.open(entry) as stream:
                yield gzip.GzipFile(fileobj=stream) if twice else stream  # type: ignore[misc]  # reads like any other

    return opened


def _looks_like_export(sample: bytes) -> bool:
    plain = sample.replace(b"\0", b"")
    return b"<rss" in plain and b"wp:" in plain or b"wordpress.org/export/" in plain


def refuse_others(sample: bytes) -> None:
    """Says what a file is when it plainly is something else; silent when it may be an export."""
    text = sample.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe\xfe\xff \t\r\n")
    start = text[:4000].lower()
    if not text:
        raise NotAnExport(_("The file is empty."))
    elif start.startswith((b"<!doctype html", b"<html")) or (b"<html" in start and b"<rss" not in start):
        raise NotAnExport(_("This is a web page, not an export. Perhaps it shows an error message of the old site."))
    elif start.startswith(b"%pdf"):
        raise NotAnExport(_("This is a PDF document, not an export."))
    elif start.startswith((b"{", b"[")):
        raise NotAnExport(_("This is a JSON file, not a WordPress export."))
    elif not start.startswith(b"<"):
        raise NotAnExport(_("This is not WordPress’s export. That is a file whose name ends in .xml, or in .zip."))


def characters(chunks: Iterator[bytes], findings: Findings) -> Iterator[str]:
    """The text of a document. Undecodable bytes of UTF-8 stand as U+DC80 to U+DCFF for the mender to read."""
    sample = b""
    for chunk in chunks:
        sample += chunk
        if len(sample) >= _LONG_SAMPLE or (len(sample) >= _SAMPLE and not sample.isascii()):
            break
    encoding, errors = _encoding(sample, findings)
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    first = decoder.decode(sample).lstrip("\ufeff \t\r\n")
    yield first
    for chunk in chunks:
        yield decoder.decode(chunk)
    try:
        yield decoder.decode(b"", True)
    except UnicodeDecodeError:
        return


def _encoding(sample: bytes, findings: Findings) -> tuple[str, str]:
    """Which encoding a document has, and how to decode its mistakes. What the file says of itself is a hint only."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16", "replace"
    elif sample[:4] in {b"<\0?\0", b"<\0r\0"}:
        return "utf-16-le", "replace"
    elif sample[:4] in {b"\0<\0?", b"\0<\0r"}:
        return "utf-16-be", "replace"
    found = _DECLARED.match(sample.removeprefix(b"\xef\xbb\xbf"))
    declared = found.group(1).decode("ascii").lower() if found else "utf-8"
    if declared in {"utf-8", "utf8"}:
        return "utf-8", "surrogateescape"
    elif _is_utf8(sample) or not (declared in _SINGLE_BYTE or _OTHERS.fullmatch(declared)):
        findings.note("encoding", detail=declared)
        return "utf-8", "surrogateescape"
    elif declared in _SINGLE_BYTE:
        return "cp1252", "replace"
    else:
        return declared, "replace"


def _is_utf8(sample: bytes) -> bool:
    """Whether bytes beyond ASCII are there and all of them make sense as UTF-8."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return not sample.isascii()
