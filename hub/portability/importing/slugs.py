"""Addresses on the blog for what comes: the old ones wherever that is possible."""

from __future__ import annotations

import re
from urllib.parse import unquote

from hub.blogs.models.entry_making import RESERVED_SLUGS
from hub.text.words import slugify

LONGEST = 90
_UNFIT = re.compile(r"[\s/\\?#%&<>\"'\x00-\x1f\x7f]")


class Slugs:
    """Gives each entry an address that no other has."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = taken

    def keep(self, old: str, otherwise: str) -> str:
        """The old address as readers saw it, with a number when somebody has it; without one, made from `otherwise`."""
        wish = unquote(old).removesuffix("__trashed").strip("-/ ")
        if not wish or _UNFIT.search(wish) or len(wish) > LONGEST - 6:
            wish = slugify(wish) or slugify(otherwise) or "post"
        return self.free(wish[: LONGEST - 6])

    def free(self, wish: str) -> str:
        """The wish, or the wish with a number; taken from now on."""
        slug, number = wish, 1
        while slug in self.taken or slug in RESERVED_SLUGS or slug.isdigit():
            number += 1
            slug = f"{wish}-{number}"
        self.taken.add(slug)
        return slug
