"""Parts of the zips in which work leaves."""

from __future__ import annotations

import zipfile


def part(name: str, packed: int = zipfile.ZIP_STORED) -> zipfile.ZipInfo:
    """The same date each time, so that the same content gives the same bytes. Pictures and films are packed already."""
    info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    info.compress_type = packed
    return info
