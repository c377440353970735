"""The names that stand on entries: who wrote them, their shelves and words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Value

from hub.audience.viewer import Viewer
from hub.blogs.models import Authorship, Entry


@dataclass
class Labels:
    """First names of the authors, names of shelves and words, each in the order in which pages show them."""

    authors: list[str] = field(default_factory=list)
    shelves: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


def labels_of(entries: Collection[int], viewer: Viewer) -> dict[int, Labels]:
    """The labels of these entries (their numbers) for a viewer, in one query; without any, an entry gets empty ones."""
    found: dict[int, Labels] = defaultdict(Labels)
    shelved: Any = Entry.categories.through  # The stubs do not know these made tables.
    tagged: Any = Entry.tags.through
    authors, shelves, tags = (
        lines.objects.filter(entry__in=entries).values_list(_text(kind), "entry_id", name, place)
        for kind, lines, name, place in (
            ("authors", Authorship, viewer.name_column("person__"), "pk"),
            ("shelves", shelved, "category__name", "category__position"),
            ("tags", tagged, "tag__name", Value(0)),
        )
    )
    for kind, entry, name, _place in sorted(authors.union(shelves, tags, all=True), key=lambda row: (row[3], row[2])):
        getattr(found[entry], kind).append(name)
    return found


def _text(words: str) -> Value:
    return Value(words, output_field=CharField())
