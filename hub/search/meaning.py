"""What somebody may have meant who spelled a word otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from hub.text.words import tokens

LONG = 6
"""A word this long may have two wrong letters; a shorter one only one."""


def meant_instead(query: str, texts: Iterable[str]) -> str:
    """The query with each word that stands in none of the texts changed to the nearest one that does; "" when there is
    none. The texts are of entries that the viewer sees, so that no word of a hidden one is named (safety.md L4)."""
    words = Counter(word for text in texts for word in tokens(text))
    meant = [word if word in words else _nearest(word, words) for word in tokens(query)]
    return " ".join(meant) if all(meant) and meant != tokens(query) else ""


def _nearest(word: str, words: Counter[str]) -> str:
    most = 2 if len(word) >= LONG else 1
    near = [(OSA.distance(word, other, score_cutoff=most), -count, other) for other, count in words.items()]
    distance, _count, nearest = min(near, default=(most + 1, 0, ""))
    return nearest if distance <= most else ""
