"""Opens an archive that somebody brings. Nothing in it is trusted: not its names, not its sizes, not its words."""

from __future__ import annotations

import hashlib
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import IO

from django.utils.translation import gettext_lazy as _

from hub.portability.archive.rescuing import parts_from_the_start, reading
from hub.portability.wxr.findings import NotAnExport
from hub.text.lists import listed

TRUTH = "data/portfolio.json"
PAYLOAD, TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"
MOST_PARTS, MOST_BYTES = 200_000, 20 << 30
# Below this size a high ratio harms nobody, and data do compress well.
RATIO_FREE, MOST_RATIO = 64 << 20, 200
LONGEST_NAME, DEEPEST = 255, 20
CHUNK = 1 << 20
BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError)
# What a family's computer adds when it packs a folder once more.
_ADDED = re.compile(r"(^|/)(__MACOSX/.*|\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$", re.IGNORECASE)
_LINE = re.compile(r"([0-9a-fA-F]{64})\s+\*?(.+)")
TOO_LARGE = _("A part of this file is larger than such a part can be. Nothing was stored.")
DAMAGED = _("This zip file is damaged and cannot be opened. Nothing was stored. Save it once more where it comes from.")


@dataclass
class Opened:
    """The zip, and its parts by their names in the archive, whatever folder they were packed in since.

    `is_cut`: its end is missing, and only what stands before the break is here.
    """

    path: Path
    parts: dict[str, zipfile.ZipInfo] = field(default_factory=dict)
    is_cut: bool = False

    @contextmanager
    def read(self, name: str) -> Iterator[IO[bytes]]:
        """The bytes of a part. Raises KeyError when there is none."""
        part = self.parts[name]
        if self.is_cut:
            with reading(self.path, part) as stream:
                yield stream
        else:
            with self._archive.open(part) as stream:
                yield stream

    def text(self, name: str, most: int = 64 << 20) -> str:
        """A part in UTF-8; "" when there is none. Raises NotAnExport for one that is too large or no text."""
        if name not in self.parts:
            return ""
        try:
            with self.read(name) as stream:
                content = stream.read(most + 1)
            words = content.decode()
        except (UnicodeDecodeError, *BROKEN) as problem:
            raise NotAnExport(DAMAGED) from problem
        if len(content) > most:
            raise NotAnExport(TOO_LARGE)
        return words

    def sum_of(self, name: str) -> str:
        """The SHA-256 of a part as it is; "" when it is not there or cannot be read."""
        digest, size = hashlib.sha256(), 0
        try:
            with self.read(name) as stream:
                while chunk := stream.read(CHUNK):
                    size += len(chunk)
                    digest.update(chunk)
        except (KeyError, *BROKEN):
            return ""
        return digest.hexdigest() if size <= MOST_BYTES else ""

    def sums(self, manifest: str) -> dict[str, str]:
        """What a list of sums says, by name."""
        lines = (_LINE.fullmatch(line.rstrip("\r")) for line in self.text(manifest).split("\n"))
        return {found.group(2): found.group(1).lower() for found in lines if found}

    @cached_property
    def _archive(self) -> zipfile.ZipFile:
        """Opened once for all parts: each time, the list of all of them is read."""
        return zipfile.ZipFile(self.path)


def root_of_archive(name: str) -> str | None:
    """The folder in which an archive lies whose truth has this name; None when that is no truth."""
    folder = name.removesuffix(TRUTH)
    is_truth = folder != name and folder.count("/") <= 1 and (not folder or folder.endswith("/"))
    return folder if is_truth else None


def open_zip(path: Path, root_of: Callable[[str], str | None] = root_of_archive, *, though_cut: bool = False) -> Opened:
    """What lies in a zip. Raises NotAnExport, in plain words, for what is none or is built to do harm.

    `root_of` tells by the name of a part whether it is the one that makes the zip what it is, and in which folder.
    `though_cut`: of one whose end is missing, give what stands before the break.
    """
    is_cut = False
    try:
        with zipfile.ZipFile(path) as archive:
            found = archive.infolist()
    except BROKEN as problem:
        found, is_cut = parts_from_the_start(path) if though_cut else [], True
        if not found:
            raise NotAnExport(DAMAGED) from problem
    if len(found) > MOST_PARTS or sum(one.file_size for one in found) > MOST_BYTES:
        raise NotAnExport(_("There is more in this zip file than we take. Nothing was stored."))
    parts = [one for one in found if not one.is_dir() and not _ADDED.search(one.filename)]
    _refuse_tricks(parts)
    root = _root(parts, root_of)
    inside = {one.filename.removeprefix(root): one for one in parts if one.filename.startswith(root)}
    return Opened(path, inside, is_cut)


def holds(path: Path, root_of: Callable[[str], str | None] = root_of_archive) -> bool:
    """Whether a file is a zip with such a part in it, or was one before its end was cut off."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except BROKEN:
        names = [part.filename for part in parts_from_the_start(path)]
    return any(root_of(name) is not None for name in names)


def wrong_parts(opened: Opened) -> list[str]:
    """Look at every part of the payload: which are missing, or not as they were written. Where the sums are missing,
    their list is named first, and of each part only damage can be told, no change."""
    told = opened.sums(PAYLOAD)
    payload = sorted(name for name in opened.parts if name.startswith("data/"))
    if TRUTH not in told:
        return [PAYLOAD, *(name for name in payload if not opened.sum_of(name))]
    wrong = [name for name, digest in told.items() if opened.sum_of(name) != digest]
    return wrong + [name for name in payload if name not in told]


def check_sums(opened: Opened) -> None:
    """Raises NotAnExport that names what is wrong."""
    if wrong := wrong_parts(opened):
        if wrong[0] == PAYLOAD:
            raise NotAnExport(_("The list of sums is missing, so nobody can tell whether this file is whole."))
        words = _("This file is damaged or was changed: %(names)s. Nothing was stored. Save it once more there.")
        raise NotAnExport(words, names=listed(wrong[:5]) + (" …" if len(wrong) > 5 else ""))


def _refuse_tricks(parts: list[zipfile.ZipInfo]) -> None:
    names: set[str] = set()
    _refuse_growth(sum(one.file_size for one in parts), sum(one.compress_size for one in parts))
    for one in parts:
        name = one.filename
        steps = name.split("/")
        leads_out = name.startswith("/") or ".." in steps or "\\" in name or re.match(r"[A-Za-z]:", name)
        is_link = stat.S_ISLNK(one.external_attr >> 16)
        # The name as it stands in the zip: the reader cuts it off at a NUL.
        is_odd = "\0" in one.orig_filename or len(name.encode()) > LONGEST_NAME or len(steps) > DEEPEST
        if leads_out or is_link or is_odd or name in names:
            raise NotAnExport(_("In this zip file is something that would leave its folder. Nothing was stored."))
        if one.flag_bits & 0x1:
            raise NotAnExport(_("This zip file is locked with a password. Nothing was stored."))
        _refuse_growth(one.file_size, one.compress_size)
        names.add(name)


def _refuse_growth(size: int, packed: int) -> None:
    """Of one part, and of all of them: many small ones fill a disk, too."""
    if size > RATIO_FREE and size > MOST_RATIO * max(packed, 1):
        raise NotAnExport(_("Unpacked, this file would grow beyond all reason. It was not read."))


def _root(parts: list[zipfile.ZipInfo], root_of: Callable[[str], str | None]) -> str:
    """The folder that all lies in: none, or one that somebody's computer put around it."""
    found = sorted((root for one in parts if (root := root_of(one.filename)) is not None), key=len)
    if not found:
        raise NotAnExport(_("There is no archive of a hub in this zip file."))
    return found[0]
