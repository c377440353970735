"""What came from WordPress and was not edited goes back as it came; only its own addresses and numbers are new."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from hub.blogs.models import Entry, OldAddress
from hub.portability.leaving.portions import Gathered
from hub.portability.models import ImportedItem, Transfer
from hub.portability.wxr.addresses import parts_of, sizes_of, upload_of
from hub.portability.wxr.writing.index import Index
from hub.portability.wxr.writing.words import MediumOut

_ADDRESS = re.compile(r"(?:https?:)?//[^\s\"'<>\\\[\]()]+", re.IGNORECASE)
# The first sign is looked at alone: at nearly all places of a text it is another one.
_NUMBERS = re.compile(
    r"(?=[wi\"])(?:(\bwp-image-|\bwp-att-|\"id\":\s?|\bid=\"attachment_)(\d+)|(\bids=\"|\"ids\":\s?\[)([\d,\s]+))"
)
# What a site without unfiltered_html would strip, and what no file of ours may hold (W35).
_ACTIVE = re.compile(
    r"<\s*(?:script|style|iframe|form|input|object|embed|svg|math)\b|\son\w+\s*=|javascript:", re.IGNORECASE
)


@dataclass(frozen=True)
class Kept:
    """What came with an entry and has no place on the hub."""

    fields: dict[str, Any] = field(default_factory=dict)
    format: str = ""

    @property
    def terms(self) -> list[tuple[str, str, str]]:
        """Its kind of post, as WordPress files it."""
        return [("post_format", f"post-format-{self.format}", self.format.capitalize())] if self.format else []


class Originals:
    """Gives the original texts of one export back."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def of(self, entry: Gathered) -> str | None:
        """The text as it came, leading to where things are now. None when it was edited or written here, when it holds
        what a new place would strip, or when it shows a file that cannot be named for certain."""
        source = entry.source
        if entry.source_format != Entry.SourceFormat.WORDPRESS or not source.strip() or _ACTIVE.search(source):
            return None
        try:
            moved = _ADDRESS.sub(lambda found: self._address(found[0], entry), source)
        except LookupError:
            return None
        return _NUMBERS.sub(self._numbers, moved)

    def _address(self, address: str, entry: Gathered) -> str:
        upload = upload_of(address)
        host = parts_of(address)[0]
        if host not in self._hosts:
            return address
        if upload is not None:
            return self._file(upload.path, entry).address
        return self._entry(address) or address

    def _file(self, path: str, entry: Gathered) -> MediumOut:
        """The file of this entry that has the name, whatever the size; raises LookupError when none has or several."""
        wanted = {unquote(PurePosixPath(size).name) for size in sizes_of(path)}
        found = [file for file in entry.shows if file.name in wanted]
        if len(found) != 1:
            raise LookupError(path)
        return self.index.leading.media[found[0].public_id]

    def _entry(self, address: str) -> str:
        _host, path, query, fragment = parts_of(address)
        place = f"?{query}" if query else path.strip("/")
        steps = place.split("/")
        ends = ("/".join(steps[first:]) for first in range(len(steps)))
        known = next((self._places[end] for end in ends if end and end in self._places), None)
        link = self.index.links.get(known, "") if known else ""
        return f"{link}#{fragment}" if link and fragment else link

    def _numbers(self, found: re.Match[str]) -> str:
        if found[1]:
            return found[1] + self._number(found[2])
        return found[3] + ",".join(self._number(number.strip()) for number in found[4].split(","))

    def _number(self, old: str) -> str:
        """Of a file that came along its number here; others, of blocks that mean something else, stay."""
        return str(self._new_numbers.get(old, old))

    @cached_property
    def _new_numbers(self) -> dict[str, int]:
        blog = self.index.belongings.blog
        lines = ImportedItem.objects.filter(blog=blog, kind=ImportedItem.Kind.MEDIA).values_list("key", "media_id")
        files = self.index.files
        return {key.rpartition("#")[2]: files[number].number for key, number in lines if number in files}

    def kept_of(self, entry: Entry) -> Kept:
        """Its own fields, and its kind of post, as they came from WordPress."""
        return self._kept.get(entry.pk, Kept())

    @cached_property
    def _kept(self) -> dict[int, Kept]:
        lines = ImportedItem.objects.filter(blog=self.index.belongings.blog, entry__isnull=False, comment=None)
        lines = lines.filter(transfer__kind=Transfer.Kind.WORDPRESS).exclude(kind=ImportedItem.Kind.DIFFERS)
        rows = lines.values_list("entry_id", "leftovers__fields", "leftovers__format")
        return {entry: Kept(fields or {}, kind or "") for entry, fields, kind in rows if entry and (fields or kind)}

    @cached_property
    def _hosts(self) -> frozenset[str]:
        """The hosts that the blog was at before it came here."""
        keys = ImportedItem.objects.filter(blog=self.index.belongings.blog).values_list("key", flat=True)
        bases = {key.partition("#")[0] for key in keys if "#" in key}
        return frozenset(base.partition("/")[0].removeprefix("www.") for base in bases)

    @cached_property
    def _places(self) -> dict[str, int]:
        rows = OldAddress.objects.filter(blog=self.index.belongings.blog).values_list("path", "entry_id")
        return dict(rows)
