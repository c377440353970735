"""What waits to be sorted, each post with the shelf that the hub would choose."""

from __future__ import annotations

from dataclasses import dataclass

from hub.audience.viewer import Viewer
from hub.blogs.models import Category, Entry
from hub.desk.guesses import sentence
from hub.search.suggesting import Memory, Place
from hub.text.days import spoken_day

AT_ONCE = 100


@dataclass(frozen=True)
class ToSort:
    """A post without a shelf: the guesses, the likeliest first, and all shelves it can stand on."""

    entry: Entry
    when: str
    places: list[Place]
    shelves: list[Category]

    @property
    def best(self) -> Place | None:
        """The likeliest shelf."""
        return self.places[0] if self.places else None

    @property
    def others(self) -> list[Category]:
        """The shelves that were not guessed."""
        guessed = {place.shelf.pk for place in self.places}
        return [shelf for shelf in self.shelves if shelf.pk not in guessed]

    @property
    def says(self) -> str:
        """The likeliest shelf with its reason, in a sentence."""
        return sentence(self.best) if self.best else ""


def to_sort(entries: list[Entry], viewer: Viewer) -> list[ToSort]:
    """These posts with their guesses; the number of queries does not depend on theirs."""
    if not entries:
        return []
    memory = Memory.of(viewer, entries)
    return [
        ToSort(
            entry,
            spoken_day(entry.published_at or entry.changed_at, viewer.now),
            memory.suggest(entry).places,
            memory.offered[entry.blog_id].shelves,
        )
        for entry in entries
    ]


def shelves_of_all(posts: list[ToSort]) -> list[Category]:
    """The shelves on which each of these posts can stand: those that school, grade and class have given."""
    if not posts:
        return []
    common = set.intersection(*(set(post.shelves) for post in posts))
    return [shelf for shelf in posts[0].shelves if shelf in common and shelf.blog_id is None]
