"""Words that are perhaps one: book and books, colour and color."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from hub.blogs.models import Tag

FEW_LETTERS = 4
ALIKE = 0.85
MOST_PAIRS = 12


def alike(tags: Iterable[Tag]) -> list[tuple[Tag, Tag]]:
    """Pairs of words that differ by an ending or a letter or two, in the order of the alphabet; the shorter first."""
    found: list[tuple[Tag, Tag]] = []
    words = sorted(tags, key=lambda tag: (len(tag.key), tag.key))
    for place, one in enumerate(words):
        found += [(one, other) for other in words[place + 1 :] if are_alike(one.key, other.key)]
    return sorted(found, key=lambda pair: pair[0].key)[:MOST_PAIRS]


def are_alike(one: str, other: str) -> bool:
    """Whether two keys are perhaps one word. Short ones and those with other digits are not: grade5 is not grade6."""
    shorter, longer = sorted((one, other), key=len)
    if [sign for sign in one if sign.isdigit()] != [sign for sign in other if sign.isdigit()]:
        return False
    if longer in {f"{shorter}s", f"{shorter}es"} and len(shorter) >= FEW_LETTERS - 1:
        return True
    if len(shorter) < FEW_LETTERS or one[0] != other[0] or len(longer) - len(shorter) > 2:
        return False
    return SequenceMatcher(None, one, other).ratio() >= ALIKE
