"""Numbers, names and addresses that things have in the export: the same each time, and free where they arrive."""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Collection
from itertools import count
from pathlib import PurePosixPath
from urllib.parse import quote

from hub.text.words import slugify

FIRST = 1_000_000
"""Numbers from here on are seldom taken where the file arrives, and then what is said of them in a text stays right."""
_SORTS = ("entry", "media", "room", "goals", "menu")
_LATER = {"thoughts": 1_000_000_000}
"""Sorts that came later count from far above, so that those from before keep their numbers."""
_WORDPRESS = uuid.UUID("6f0a8f0e-8a53-5a5e-9d0c-5a2b6d1c7e10")
_OF_WINDOWS = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))]
)
_LIKE_A_SIZE = re.compile(r"(?:-\d+x\d+|-scaled|-rotated|-e\d+)$")


def number_of(sort: str, key: int) -> int:
    """The number of an item: of each sort its own, so that two pupils of a hub never share one (W9, W10)."""
    if sort in _LATER:
        return _LATER[sort] + key
    return FIRST + key * len(_SORTS) + _SORTS.index(sort)


def term_number(sort: str, key: int) -> int:
    """The number of a category or of a tag."""
    return FIRST + key * 2 + (sort == "tag")


def identity(public_id: str) -> str:
    """What never changes about an item and leads nowhere."""
    return f"urn:uuid:{uuid.uuid5(_WORDPRESS, public_id)}"


def latin(name: str) -> str:
    """A name in small Latin letters, digits and hyphens, and none that Windows keeps for itself (A9); "" when nothing
    of it is Latin."""
    plain = slugify(unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode())
    return f"{plain}-0" if plain in _OF_WINDOWS else plain


def login_of(name: str, taken: Collection[str]) -> str:
    """A sign-in name that WordPress accepts everywhere: letters and digits alone (W15)."""
    wish = latin(name).replace("-", "")[:50] or "student"
    return free(wish, taken, "")


def file_name(name: str, taken: Collection[str]) -> str:
    """A name that no other file of the export has, whatever the folder and the case, and no size is read into (W43)."""
    path = PurePosixPath(name)
    stem = latin(path.stem)[:56].strip("-") or "file"
    while _LIKE_A_SIZE.search(stem):
        stem = _LIKE_A_SIZE.sub("", stem).strip("-") or "file"
    ending = path.suffix.lower()
    used = {PurePosixPath(one).stem for one in taken}
    return free(stem, used, "-") + ending


def slug_of(slug: str) -> str:
    """The last part of an address, percent-encoded as WordPress keeps it, at most 200 bytes (W27, W56)."""
    while len(quote(slug)) > 200:
        slug = slug[:-1]
    return quote(slug).lower()


def free(wish: str, taken: Collection[str], between: str) -> str:
    """The wish, or the wish with a number behind it."""
    if wish not in taken:
        return wish
    return next(name for number in count(2) if (name := f"{wish}{between}{number}") not in taken)
