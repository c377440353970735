"""The way in for every file: looked into, freed of metadata, made durable, and only then known to the database."""

from __future__ import annotations

import hashlib
import io
import re
import tempfile
import unicodedata
from collections.abc import Collection, Iterable
from pathlib import Path, PurePosixPath
from typing import IO, Any, Protocol

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from hub.media.developing import developed
from hub.media.kinds import LARGEST, FileRefused, Found, NotAsNamed, look_into
from hub.media.models import Appearance, MediaFile, Rendition
from hub.media.resizing import store, store_rendition
from hub.media.tasks import make_playable, make_renditions
from hub.people.models import Person
from hub.school.models import School

__all__ = ["FileRefused", "look_at", "take_in"]

_CHUNK = 1024 * 1024
_IN_MEMORY = 8 * _CHUNK


class Readable(Protocol):
    """What bytes are read from: an open file, a form's upload, or the parts of one."""

    def seekable(self) -> bool: ...
    def read(self, most: int = ..., /) -> Any: ...


def take_in(
    file: Readable,
    *,
    school: School,
    owner: Person,
    name: str,
    alternative: str = "",
    expected: str = "",
    kinds: Collection[str] = (),
    **more: Any,
) -> MediaFile:
    """Take a file into the owner's library. `more` are further fields of MediaFile, such as `caption`; `expected` is
    the SHA-256 that the sender told, if it did; `kinds` are those it may turn out to be, all when none is told.

    The same bytes brought again by the same owner are the same MediaFile; `sha256` is that of the bytes as they came.
    Order: files are written and synced, then the rows are committed; a crash between leaves files that
    `sweep_orphans` takes away. Raises FileRefused, in plain words, for what the hub does not take.
    """
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        size, sha256 = _copy(file, copy)
        if expected and expected.lower() != sha256:
            raise FileRefused(_("This file changed on its way here. Please bring it again."))
        found = _found(copy, name, size, kinds)
        known = MediaFile.objects.filter(owner=owner, school=school, sha256=sha256).first()
        if known is not None:
            return _described(known, alternative)
        media = MediaFile(
            school=school, owner=owner, kind=found.kind, sha256=sha256, alternative=alternative[:1000], **more
        )
        media.name = tidy_name(name, found.ending)
        made = _store(media, copy, found)
    with transaction.atomic():
        media.save()
        Rendition.objects.bulk_create(made)
        if media.kind == MediaFile.Kind.IMAGE:
            make_renditions.enqueue(media.pk)
        elif media.playing == MediaFile.Playing.SOON:
            make_playable.enqueue(media.pk)
        if media.kind == MediaFile.Kind.AUDIO:  # Their own voice, unless staff say that it is not.
            Appearance.objects.create(media=media, person=owner)
    return media


def look_at(file: Readable, *, name: str, kinds: Collection[str] = ()) -> Found:
    """What a file is, as far as that shows without opening it in the darkroom; nothing is stored.

    Raises FileRefused for what take_in would refuse by the same look.
    """
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        size, _sha256 = _copy(file, copy)
        return _found(copy, name, size, kinds)


def tidy_name(name: str, ending: str) -> str:
    """A file name to show and to save under: no folders, no signs that steer, the ending of what the file is."""
    last = PurePosixPath(name.replace("\\", "/")).name
    words = "".join(sign for sign in unicodedata.normalize("NFC", last) if unicodedata.category(sign)[0] != "C")
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", words).strip(" .")[:150]
    return ".".join((stem or _("file"), ending))


def _found(copy: IO[bytes], name: str, size: int, kinds: Collection[str]) -> Found:
    found = look_into(copy, name, size)
    if kinds and found.kind not in kinds:
        raise NotAsNamed
    return found


def _copy(file: Readable, copy: IO[bytes]) -> tuple[int, str]:
    """Copy what came; its size in bytes and its SHA-256. Stops at the most that any kind may have."""
    size, digest, most = 0, hashlib.sha256(), max(LARGEST.values())
    for chunk in _chunks(file):
        size += len(chunk)
        if size > most:
            raise FileRefused(_("This file is too large. Up to %(most)s MB fit.") % {"most": most // _CHUNK})
        digest.update(chunk)
        copy.write(chunk)
    if not size:
        raise FileRefused(_("This file is empty."))
    return size, digest.hexdigest()


def _chunks(file: Readable) -> Iterable[bytes]:
    if isinstance(file, (io.IOBase, File, tempfile.SpooledTemporaryFile)) and file.seekable():
        file.seek(0)
    while chunk := file.read(_CHUNK):
        yield chunk


def _described(known: MediaFile, alternative: str) -> MediaFile:
    """Known already. What lies in the bin comes out of it."""
    if known.binned_at is not None:
        known.restore()
    if alternative and not known.alternative:
        known.alternative = alternative[:1000]
        known.save(update_fields=["alternative"])
    return known


def _store(media: MediaFile, copy: IO[bytes], found: Found) -> list[Rendition]:
    """Open the file in the darkroom and write what comes out of it; the rows of its renditions come back unsaved."""
    if found.ending in {"txt", "csv"}:
        media.content_type, media.size = found.content_type, copy.seek(0, 2)
        media.file = store(media, f"original.{found.ending}", File(copy))
        return []
    command, options = _opening(found)
    with developed(command, copy, **options) as (original, *others):
        media.name = tidy_name(media.name, original.ending)
        media.content_type, media.size = original.content_type, Path(original.path).stat().st_size
        media.width, media.height = original.width or None, original.height or None
        media.playing = MediaFile.Playing.EVERYWHERE if original.plays else MediaFile.Playing.SOON
        with open(original.path, "rb") as content:
            media.file = store(media, f"original.{original.ending}", File(content))
        return [store_rendition(media, other) for other in others]


def _opening(found: Found) -> tuple[str, dict[str, str]]:
    if found.kind == MediaFile.Kind.IMAGE:
        return "picture", {"decoder": found.decoder}
    elif found.kind in {MediaFile.Kind.AUDIO, MediaFile.Kind.VIDEO}:
        return "film", {"ending": found.ending, "kind": found.kind}
    elif found.ending == "pdf":
        return "pdf", {}
    else:
        return "office", {"ending": found.ending, "content_type": found.content_type}
