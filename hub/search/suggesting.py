"""Where a post belongs, and which words fit it: guessed from what was filed before. It happens on the hub alone.

A shelf is likely when earlier posts on it are like the text (the nearest of them, and all of them together), when the
author uses it much, when the text has words of its name, of its description or of the subject it is called after. The
weights were tried out with bench/suggestions.py, which says how often the guess is right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from hub.audience.viewer import Viewer
from hub.blogs.models import Category, Entry
from hub.blogs.offering import Offer, offers
from hub.search.earlier import Earlier, earlier_posts
from hub.search.guessing import Near, likely_shelves
from hub.search.likeness import Rarity, Vector, stems, words_of
from hub.search.reasons import Reasons
from hub.text.words import tag_key

PLACES, TAGS = 3, 3
FEWEST_WORDS = 3
OWN_TAG_IN_TEXT, FAINT = 0.5, 0.12
TRUST = {"own": 1.0, "class": 0.7, "school": 0.5}


@dataclass(frozen=True)
class Place:
    """A shelf that fits, and why, in words for whoever looks."""

    shelf: Category
    reason: str


@dataclass(frozen=True)
class Suggestion:
    """Up to three shelves and up to three words, the likeliest first."""

    places: list[Place]
    tags: list[str]


def suggest_places(entry: Entry, viewer: Viewer, *, title: str | None = None, plain: str | None = None) -> Suggestion:
    """Shelves and words for one entry, or for the text that is being typed for it; in eight queries."""
    return Memory.of(viewer, [entry]).suggest(entry, title=title, plain=plain)


class Memory:
    """What a viewer may know of earlier posts. It serves any number of entries."""

    def __init__(self, viewer: Viewer, posts: list[Earlier], offered: dict[int, Offer]) -> None:
        self.viewer, self.posts, self.offered = viewer, posts, offered
        self.rarity = Rarity(post.words for post in posts)
        self._index = _index(posts, self.rarity)

    @classmethod
    def of(cls, viewer: Viewer, entries: Collection[Entry]) -> Memory:
        """All that helps with these entries, as far as the viewer may see it."""
        offered = offers({entry.blog for entry in entries})
        classes = {room for offer in offered.values() for room in offer.classes}
        return cls(viewer, earlier_posts(viewer, list(offered), classes), offered)

    def suggest(self, entry: Entry, *, title: str | None = None, plain: str | None = None) -> Suggestion:
        """Shelves and words for the entry, or for this newer text of it; none while there is hardly a word."""
        title, plain = (entry.title if title is None else title), (entry.plain if plain is None else plain)
        words = words_of(title, plain)
        if len(words) < FEWEST_WORDS:
            return Suggestion([], [])
        text = self.rarity.vector(words)
        near = self._near(entry, text)
        shelves = self.offered[entry.blog_id].by_name()
        reasons = Reasons(f"{title}\n{plain}", text, self.rarity, is_own=entry.blog.is_own(self.viewer))
        likely = likely_shelves(text, near, shelves)[:PLACES]
        places = [Place(shelves[name], reasons.why(shelves[name], name, near)) for name in likely]
        return Suggestion([place for place in places if place.reason], self._tags(words, near))

    def _near(self, entry: Entry, text: Vector) -> list[Near]:
        """The other posts, the most alike first."""
        like: dict[int, float] = defaultdict(float)
        for word, weight in text.items():
            for place, other in self._index.get(word, ()):
                like[place] += weight * other
        classes = self.offered[entry.blog_id].classes
        near = [
            Near(post, like[place], _whose(post, entry, classes))
            for place, post in enumerate(self.posts)
            if post.number != entry.pk
        ]
        return sorted(near, key=lambda one: -one.like)

    def _tags(self, words: Counter[str], near: list[Near]) -> list[str]:
        """Words that the author or others gave to posts like this one; one's own that stand in the text come first."""
        score: dict[str, float] = defaultdict(float)
        names: dict[str, tuple[float, str]] = {}
        for one in near:
            for name in one.post.tags:
                key, trust = tag_key(name), TRUST[one.whose]
                score[key] += one.like * trust / len(one.post.tags) ** 0.5
                if trust > names.get(key, (0.0, ""))[0]:
                    names[key] = (trust, name)
        for key, (trust, name) in names.items():
            if all(stem in words for stem in stems(name)):
                score[key] += OWN_TAG_IN_TEXT * trust
        best = sorted(names, key=lambda key: (-score[key], key))[:TAGS]
        return [names[key][1] for key in best if score[key] > FAINT]


def _index(posts: list[Earlier], rarity: Rarity) -> dict[str, list[tuple[int, float]]]:
    """For each word the posts that have it, by their place, and how much it weighs there."""
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, post in enumerate(posts):
        for word, weight in rarity.vector(post.words).items():
            index[word].append((place, weight))
    return index


def _whose(post: Earlier, entry: Entry, classes: frozenset[int]) -> str:
    if post.blog == entry.blog_id:
        return "own"
    return "class" if post.classroom in classes else "school"
