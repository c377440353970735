"""Finds what is whole in a zip whose end is missing: the list of its parts stands there, so they are read one after the
other from the beginning, each by the words in front of it."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

MOST_PARTS = 200_000
_FRONT = struct.Struct("<4s5H3L2H")
_MARK, _IS_UTF8, _SIZE_COMES_LATER, _IN_64_BITS = b"PK\x03\x04", 0x800, 0x8, 0xFFFFFFFF


def parts_from_the_start(path: Path) -> list[zipfile.ZipInfo]:
    """The parts of which all bytes are there, up to the first that breaks off or does not say how long it is. The
    offset of each is that of its bytes."""
    found: list[zipfile.ZipInfo] = []
    whole = path.stat().st_size
    with path.open("rb") as stream:
        while len(found) < MOST_PARTS and (part := _part(stream)) is not None:
            end = part.header_offset + part.compress_size
            if end > whole:
                break
            found.append(part)
            stream.seek(end)
    return found


@contextmanager
def reading(path: Path, part: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    """The bytes of a part that was found so. What is damaged raises as it does when any zip is read."""
    with path.open("rb") as stream:
        stream.seek(part.header_offset)
        yield zipfile.ZipExtFile(stream, "r", part)  # type: ignore[misc]  # Reads like any other.


def _part(stream: IO[bytes]) -> zipfile.ZipInfo | None:
    front = stream.read(_FRONT.size)
    if len(front) < _FRONT.size or not front.startswith(_MARK):
        return None
    _mark, _version, flags, method, _time, _day, crc, packed, size, name_length, more_length = _FRONT.unpack(front)
    name, more = stream.read(name_length), stream.read(more_length)
    if flags & _SIZE_COMES_LATER or len(more) < more_length:
        return None
    part = zipfile.ZipInfo(name.decode("utf-8" if flags & _IS_UTF8 else "cp437", "replace"))
    part.flag_bits, part.compress_type, part.CRC = flags, method, crc
    part.file_size, part.compress_size = _sizes(size, packed, more)
    part.header_offset = stream.tell()
    return part


def _sizes(size: int, packed: int, more: bytes) -> tuple[int, int]:
    """The two sizes; those of a large part stand among the further words."""
    place = 0
    while place + 4 <= len(more):
        sort, length = struct.unpack_from("<2H", more, place)
        if sort == 1 and length >= 16 and _IN_64_BITS in (size, packed):
            return struct.unpack_from("<2Q", more, place + 4)
        place += 4 + length
    return size, packed
