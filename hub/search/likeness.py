"""How alike two texts are: their words, cut short so that bridge and bridges are one, the rare ones counting most."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain

from hub.text.words import tokens

LETTERS = 6
"""Words are compared by their first letters, which does for many languages what a stemmer does for one. In scripts
without spaces a token is two signs and stays whole."""
TITLE_COUNTS = 2
A_FEW_TEXTS = 12

Words = Counter[str]
Vector = Mapping[str, float]


def stems(text: str) -> list[str]:
    """The words of a text, folded and cut short, in order."""
    return [token[:LETTERS] for token in tokens(text)]


def words_of(title: str, plain: str) -> Words:
    """How often each word stands in a text; those of the title count twice."""
    return count(stems(title), stems(plain))


def count(title: Iterable[str], plain: Iterable[str]) -> Words:
    """The same, of words that are cut already."""
    counted = Counter(plain)
    for word in title:
        counted[word] += TITLE_COUNTS
    return counted


class Rarity:
    """How much a word tells, by the number of texts that have it (the weight that BM25 uses)."""

    def __init__(self, texts: Iterable[Words]) -> None:
        texts = list(texts)
        self._number = len(texts)
        self._found = Counter(chain.from_iterable(texts))
        self._weights = {word: self._weight(having) for word, having in self._found.items()}
        self._of_new = self._weight(0)

    def is_rare(self, word: str) -> bool:
        """Whether so few texts have it that it says something about them; of a handful of texts one cannot tell."""
        return self._number >= A_FEW_TEXTS and self._found[word] <= self._number / 8

    def vector(self, text: Words) -> dict[str, float]:
        """The text as a vector of length 1: repeating a word adds less and less."""
        known, of_new = self._weights, self._of_new
        weights = {
            word: known.get(word, of_new) * (1 if often == 1 else 1 + math.log(often)) for word, often in text.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}

    def _weight(self, having: int) -> float:
        """From nearly nothing, for a word of every text, up to the highest, for one that is new."""
        return math.log(1 + (self._number - having + 0.5) / (having + 0.5))
