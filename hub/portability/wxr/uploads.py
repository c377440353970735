"""The media that come with an export: a zip or a folder of uploads, indexed without unpacking and opened one by one.

Nothing outside of the zip or folder can be reached: links, absolute paths and paths that climb are left out, and so is
what would grow beyond reason. What is left out is named in `refused`.
"""

import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from django.utils.translation import gettext_lazy as _

from hub.portability.wxr.addresses import sizes_of, upload_of
from hub.portability.wxr.findings import NotAnExport
from hub.portability.wxr.opening import MAX_ENTRIES
from hub.portability.wxr.records import Outline

MAX_FILE, MAX_TOTAL = 1 << 30, 40 << 30
# Pictures, sounds and films hardly shrink in a zip; text may, so small files may have any ratio.
RATIO_FREE, MAX_RATIO = 16 << 20, 100
_ANYWHERE = "https://uploads.invalid/"
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError)
_MONTH = re.compile(r"(?:^|/)((?:19|20)\d\d/(?:0[1-9]|1[0-2])/[^/]+)$")
_ABSOLUTE = re.compile(r"^(?:/|[A-Za-z]:|~)")
_SIZED = re.compile(r"-(\d{1,5})x(\d{1,5})(?=\.\w{2,5}$)")
_TURNED = re.compile(r"-(?:scaled|rotated)(?=\.\w{2,5}$)")
_LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|\.|Thumbs\.db$|desktop\.ini$|index\.(?:php|html)$)", re.IGNORECASE)

_TOO_MANY = _("There are too many files in this zip file or folder.")
_DAMAGED = _("This zip file of uploads is damaged and cannot be opened.")


class UploadUnreadable(OSError):
    """A file of the uploads is damaged, encrypted, or larger than it says."""


class File(NamedTuple):
    """One file: where it lies, the number of its blog on a network (0 for none), its path below uploads, its size."""

    source: int
    name: str
    site: int
    path: str
    size: int


class Match(NamedTuple):
    """The file for an address. `how` is "path", "month" or "name"; `smaller`: the original is not at hand."""

    key: str
    how: str
    smaller: bool


class Uploads:
    """Files by key. Several zips and folders may be given; the first that has a file counts.

    Raises NotAnExport for a zip that cannot be opened or holds too many files.
    """

    def __init__(self, *sources: Path | str) -> None:
        self.sources = [Path(source) for source in sources]
        self.files: dict[str, File] = {}
        self.refused: list[tuple[str, str]] = []
        self._paths: dict[str, list[str]] = {}
        self._months: dict[str, list[str]] = {}
        self._names: dict[str, list[str]] = {}
        self._originals: dict[str, list[tuple[int, str]]] = {}
        total = 0
        for place, source in enumerate(self.sources):
            for name, size, packed, problem in _folder(source) if source.is_dir() else _zip(source):
                path = _clean(name)
                total += size
                if path is not None and _LITTER.search(path):
                    continue
                elif problem or path is None:
                    self.refused.append((name, problem or "path"))
                elif size > MAX_FILE or total > MAX_TOTAL or (size > RATIO_FREE and size > MAX_RATIO * packed):
                    self.refused.append((name, "size"))
                else:
                    self._add(place, name, path, size)

    def __len__(self) -> int:
        return len(self.files)

    def match(self, which: str, exact: bool = False) -> Match | None:
        """The file for an address or for a path below uploads (2026/09/desk.jpg), in any of its sizes.

        By the path after the uploads folder, then by year, month and name, then by the name if only one file has it.
        Originals come before what was made of them, and with `exact` only before what WordPress scaled or turned:
        a name like a size may be an original's own, and who cut a picture wanted it cut.
        """
        upload = upload_of(which, _ANYWHERE)
        site, path = (upload.site, upload.path) if upload else (0, which.partition("?")[0].lstrip("/"))
        asked = _alike(path)
        wanted = sorted(
            sizes_of(asked), key=lambda known: bool(_TURNED.search(known) or (_SIZED.search(known) and not exact))
        )
        for index, how in ((self._paths, "path"), (self._months, "month"), (self._names, "name")):
            for known in wanted:
                found = self._only(index.get(_part(known, how), []), site, how)
                if found:
                    return Match(found, how, bool(_SIZED.search(known)) and not (exact and known == asked))
        sized = [entry for known in wanted for entry in self._originals.get(known, [])]
        return Match(max(sized)[1], "path", True) if sized else None

    def match_item(self, item: Outline) -> Match | None:
        """The file of an attachment, by its address and by the path that its custom field names."""
        found = (self.match(which, exact=True) for which in (item.attachment_url, item.file, item.guid) if which)
        return next((match for match in found if match), None)

    def size(self, key: str) -> int:
        return self.files[key].size

    @contextmanager
    def open(self, key: str) -> Iterator[IO[bytes]]:
        """The bytes of a file. Raises UploadUnreadable when it is damaged, also when that shows only in reading."""
        file = self.files[key]
        source = self.sources[file.source]
        with ExitStack() as open_now:
            try:
                if source.is_dir():
                    stream: IO[bytes] = open_now.enter_context((source / file.name).open("rb"))
                else:
                    stream = open_now.enter_context(open_now.enter_context(zipfile.ZipFile(source)).open(file.name))
            except (*_DAMAGE, NotImplementedError, RuntimeError, KeyError) as problem:
                raise UploadUnreadable(f"{file.path}: {problem}") from problem
            try:
                yield stream
            except _DAMAGE as problem:
                raise UploadUnreadable(f"{file.path}: {problem}") from problem

    def _add(self, place: int, name: str, path: str, size: int) -> None:
        upload = upload_of(
            f"https://uploads.invalid/{path}".replace("%", "%25").replace("#", "%23").replace("?", "%3F")
        )
        site, below = (upload.site, upload.path) if upload else (0, re.sub(r"^(?:wp-content/)?uploads/", "", path))
        key = f"{place}/{path}" if place else path
        if key in self.files:
            return
        self.files[key] = File(place, name, site, below, size)
        alike = _alike(below)
        for index, how in ((self._paths, "path"), (self._months, "month"), (self._names, "name")):
            index.setdefault(_part(alike, how), []).append(key)
        if sized := _SIZED.search(alike):
            area = int(sized[1]) * int(sized[2])
            self._originals.setdefault(_SIZED.sub("", alike), []).append((area, key))

    def _only(self, keys: list[str], site: int, how: str) -> str | None:
        """Of files that fit, the one of the same blog; names alone must be unique."""
        own = [key for key in keys if self.files[key].site == site] if site else []
        if how == "name":
            return keys[0] if len(keys) == 1 else None
        else:
            return next(iter(own or keys), None)


def _folder(root: Path) -> Iterator[tuple[str, int, int, str]]:
    for count, path in enumerate(sorted(root.rglob("*"))):
        if count > MAX_ENTRIES:
            raise NotAnExport(_TOO_MANY)
        name = path.relative_to(root).as_posix()
        if path.is_symlink() or not path.resolve().is_relative_to(root.resolve()):
            yield name, 0, 0, "link"
        elif path.is_file():
            size = path.stat().st_size
            yield name, size, size, ""


def _zip(path: Path) -> Iterator[tuple[str, int, int, str]]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as problem:
        raise NotAnExport(_DAMAGED) from problem
    if len(entries) > MAX_ENTRIES:
        raise NotAnExport(_TOO_MANY)
    for entry in entries:
        mode = entry.external_attr >> 16
        if entry.is_dir():
            continue
        reason = "link" if stat.S_ISLNK(mode) else "encrypted" if entry.flag_bits & 0x1 else ""
        yield entry.filename, entry.file_size, max(entry.compress_size, 1), reason


def _clean(name: str) -> str | None:
    """A path with slashes inside of the folder; None when it would lead out."""
    path = unicodedata.normalize("NFC", name.replace("\\", "/"))
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if _ABSOLUTE.match(path) or ".." in parts or not parts or any(ord(sign) < 32 for sign in path):
        return None
    return "/".join(parts)


def _alike(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _part(path: str, how: str) -> str:
    """What of a path counts for one way to match; empty parts match nothing."""
    if how == "path":
        return path
    elif how == "name":
        return path.rpartition("/")[2]
    else:
        found = _MONTH.search(path)
        return found[1] if found else path + "\0"
