"""The posts that are filed already, as far as one viewer may see them: the memory that suggestions come from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from hub.audience.viewer import Viewer
from hub.blogs.labels import labels_of
from hub.blogs.models import Entry, EntryQuerySet
from hub.search.likeness import LETTERS, Words, count
from hub.text.words import fold

OF_BLOGS, OF_CLASSES, OF_SCHOOL = 300, 300, 400
"""The newest of each, so that a suggestion costs the same on a hub of ten posts and of a million."""


@dataclass(frozen=True)
class Earlier:
    """A filed post. `shelves` are their folded names: a class's Science and the school's are one."""

    number: int
    blog: int
    classroom: int | None
    words: Words
    shelves: frozenset[str]
    tags: tuple[str, ...]


def earlier_posts(viewer: Viewer, blogs: Collection[int], classes: Collection[int]) -> list[Earlier]:
    """The newest filed posts of these blogs, these classes and the school that the viewer may see, in four queries."""
    filed = Entry.objects.visible_to(viewer).out(viewer.now).posts().exclude(categories=None)
    rows = {
        row[0]: row
        for posts, most in (
            (filed.filter(blog__in=blogs), OF_BLOGS),
            (filed.filter(classroom__in=classes), OF_CLASSES),
            (filed, OF_SCHOOL),
        )
        for row in _newest(posts, most)
    }
    labels = labels_of(rows, viewer)
    return [
        Earlier(
            number,
            blog,
            classroom,
            count(_cut(title), _cut(words)),
            frozenset(fold(name) for name in labels[number].shelves),
            tuple(labels[number].tags),
        )
        for number, blog, classroom, title, words in rows.values()
    ]


def _newest(posts: EntryQuerySet, most: int) -> Any:
    columns = ("pk", "blog_id", "classroom_id", "search_row__title", "search_row__words")
    return posts.newest_first().values_list(*columns)[:most]


def _cut(words: str | None) -> list[str]:
    return [word[:LETTERS] for word in (words or "").split()]
