"""Parts of the zips in which work leaves."""

from __future__ import annotations

import zipfile
from pathlib import Path

from django.utils.translation import gettext as _

from hub.portability.leaving.exported import NotWhole, Part, Progress

_CHUNK = 1 << 20


def part(name: str, packed: int = zipfile.ZIP_STORED) -> zipfile.ZipInfo:
    """The same date each time, so that the same content gives the same bytes. Pictures and films are packed already."""
    info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    info.compress_type = packed
    return info


def read_again(target: Path, on_progress: Progress) -> None:
    """Read all parts of what was written. Raises NotWhole when one is not what was written."""
    try:
        with zipfile.ZipFile(target) as archive:
            for number, info in enumerate(archive.infolist(), start=1):
                with archive.open(info) as stream:
                    while stream.read(_CHUNK):
                        pass
                on_progress(Part.CHECK, number, info.compress_size)
    except zipfile.BadZipFile as problem:
        raise NotWhole(_("Something went wrong while it was packed. Try again.")) from problem
