"""How likely each shelf is for a text."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from hub.blogs.models import Category
from hub.search.earlier import Earlier
from hub.search.likeness import Vector, stems
from hub.search.subjects import subject_words, telling

NEAREST = 8
LIKE_NEAREST, LIKE_ALL, LIKE_OWN = 0.6, 7.0, 3.0
HABIT = {"own": 0.6, "class": 0.05, "school": 0.06}
NAMED, SUBJECT = 3.0, 2.6


@dataclass(frozen=True)
class Near:
    """An earlier post beside a text: how alike they are, and whose it is, as seen from the text: "own", "class" or
    "school"."""

    post: Earlier
    like: float
    whose: str


def likely_shelves(text: Vector, near: list[Near], shelves: Mapping[str, Category]) -> list[str]:
    """The folded names of the shelves, the likeliest first. `near` comes in order, the most alike first."""
    score: dict[str, float] = defaultdict(float)
    _add_like(score, near)
    _add_habits(score, near, shelves)
    for name, shelf in shelves.items():
        score[name] += NAMED * sum(text.get(word, 0.0) for word in set(stems(shelf.name)))
        words = subject_words(shelf.name) | set(stems(shelf.description))
        score[name] += SUBJECT * sum(text[word] * (telling(word) or 1.0) for word in words if word in text)
    return sorted(shelves, key=lambda name: (-score[name], shelves[name].position, name))


def _add_like(score: dict[str, float], near: list[Near]) -> None:
    """The nearest posts, then all on a shelf together; a shelf of many posts must not win by their number."""
    for one in near[:NEAREST]:
        for name in one.post.shelves:
            score[name] += LIKE_NEAREST * one.like / len(one.post.shelves)
    for weight, posts in ((LIKE_ALL, near), (LIKE_OWN, [one for one in near if one.whose == "own"])):
        like: dict[str, float] = defaultdict(float)
        number: dict[str, int] = defaultdict(int)
        for one in posts:
            for name in one.post.shelves:
                like[name] += one.like
                number[name] += 1
        for name, much in like.items():
            score[name] += weight * much / math.sqrt(number[name])


def _add_habits(score: dict[str, float], near: list[Near], shelves: Mapping[str, Category]) -> None:
    """How much the author, the class and the school use a shelf."""
    for whose, weight in HABIT.items():
        used: dict[str, float] = defaultdict(float)
        for one in near:
            if one.whose == whose:
                for name in one.post.shelves:
                    used[name] += 1 / len(one.post.shelves)
        number = sum(used[name] for name in shelves)
        for name in shelves:
            score[name] += weight * math.log((used[name] + 0.5) / (number + 0.5 * len(shelves)))
