"""What came with an earlier archive and has no place on this hub: it goes along when the blog leaves again, so that a
school without Grade 3 in between loses nothing of Grade 3."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from hub.blogs.models import Blog
from hub.portability.models import ImportedItem, Transfer

Record = dict[str, Any]
_NUMBERS = ("entry_id", "media_id", "category_id", "goal_id", "thought_id", "section_id", "candidate_id")


@dataclass
class Kept:
    """Fields by what they belong to, and whole records by the list that they stand in."""

    fields: dict[tuple[str, int], Record] = field(default_factory=dict)
    others: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    records: defaultdict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, blog: Blog) -> Kept:
        """All that was kept of the archives that came into this blog."""
        kept = cls()
        lines = ImportedItem.objects.filter(blog=blog, transfer__kind__in=Transfer.Kind.in_own_form())
        lines = lines.exclude(leftovers={}).exclude(kind=ImportedItem.Kind.DIFFERS)
        for *numbers, leftovers in lines.order_by("pk").values_list(*_NUMBERS, "leftovers"):
            if "record" in leftovers:
                kept.records[leftovers["list"]].append(leftovers["record"])
            for name, number in zip(_NUMBERS, numbers, strict=True):
                if number:
                    thing = name.removesuffix("_id"), number
                    kept.fields[thing] = leftovers.get("kept", {})
                    kept.others[thing] = leftovers.get("others", [])
        return kept

    def with_fields(self, kind: str, number: int, record: Record) -> Record:
        """The record, and what this hub has nothing for: a field that is filled here stays as it is here."""
        kept = self.fields.get((kind, number), {})
        missing = {name: value for name, value in kept.items() if record.get(name) in ("", None, [], False)}
        return record | missing

    def authors(self, number: int) -> list[str]:
        """Who wrote the entry beside those who are here."""
        return self.others.get(("entry", number), [])
