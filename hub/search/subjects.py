"""What shelves are for, by their names: so that a new class's first posts find their place too."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from hub.search.likeness import stems
from hub.text.words import fold

FILE = Path(__file__).parent / "subjects.toml"


@cache
def subject_words(name: str) -> frozenset[str]:
    """The words, cut short, of the subjects that are called like this in any language of the hub."""
    return _by_name().get(fold(name), frozenset())


@cache
def telling(word: str) -> float:
    """How clearly a word points to one subject; 0 for a word of none."""
    subjects, number = _subjects()
    having = sum(word in words for words in subjects)
    return math.log(1 + number / having) if having else 0.0


@cache
def says_nothing(word: str) -> bool:
    """Whether it is one of the words that every text has: and, the, because."""
    return word in _empty()


@cache
def _empty() -> frozenset[str]:
    return frozenset(stems(_read()["says_nothing"]))


@cache
def _by_name() -> dict[str, frozenset[str]]:
    named: dict[str, frozenset[str]] = {}
    for subject in _read()["subject"]:
        words = frozenset(stems(subject["words"])) - _empty()
        for name in subject["names"]:
            named[fold(name)] = named.get(fold(name), frozenset()) | words
    return named


@cache
def _subjects() -> tuple[list[frozenset[str]], int]:
    subjects = [frozenset(stems(subject["words"])) - _empty() for subject in _read()["subject"]]
    return subjects, len(subjects)


@cache
def _read() -> dict[str, Any]:
    with FILE.open("rb") as file:
        return tomllib.load(file)
