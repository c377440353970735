"""Words as they are meant: without invisible signs, look-alikes, signs for letters, and letters stretched or spaced."""

from __future__ import annotations

import re
from itertools import pairwise

_LOOK_ALIKE = str.maketrans("аеорсухіјѕԁոνοαερικτυ", "aeopcyxijsdnvoaepiktu")  # other language
_SIGNS = str.maketrans("034578@$!€", "oeastbasie")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_WORD = re.compile(r"[\w@$!€*]+(?:[.*_-]+[\w@$!€*]+)*")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_LATIN = re.compile("[a-z]")
_SIGN = re.compile("[0-9@$!€]")
_QUANTITY = re.compile(r"\d+[a-z]{1,3}|[a-z]+\d+")
_BETWEEN = re.compile(r"[.*_-]+")
_FEWEST_SPACED, _FEWEST_SPLIT = 4, 6
_CENSORED = {
    "id*ot": "idiot", "idi*t": "idiot", "st*pid": "stupid", "stup*d": "stupid", "l*ser": "loser", "b*tch": "bitch",
    "f*ck": "fuck", "f**k": "fuck", "s**t": "shithead", "m*ron": "moron", "d*mb": "dumb", "*diot": "idiot",
}  # fmt: skip


def undisguised(folded: str) -> str:
    """The words of a folded text with single spaces between, followed by other readings of the same text, each on a
    line of its own: with 1 read as l, and with neighbouring pieces as one word."""
    seen = _UNSEEN.sub("", folded)
    mixed = _without_look_alikes(seen)
    words = _joined([_plain(word) for word in _WORD.findall(mixed)])
    pieces = [one + other for one, other in pairwise(words) if _is_split(one, other)]
    return "\n".join([" ".join(_with_one_as("i", words)), " ".join(_with_one_as("l", words)), *pieces])


def _with_one_as(letter: str, words: list[str]) -> list[str]:
    return [word.replace("1", letter) if _LATIN.search(word) else word for word in words]


def _without_look_alikes(text: str) -> str:
    """Letters of other alphabets as the Latin ones they look like, in words that have Latin letters too."""
    return re.sub(r"\w+", lambda found: found[0].translate(_LOOK_ALIKE) if _LATIN.search(found[0]) else found[0], text)


def _plain(word: str) -> str:
    if word in _CENSORED:
        return _CENSORED[word]
    if _LATIN.search(word) and _SIGN.search(word) and not _QUANTITY.fullmatch(word):
        word = word.rstrip("!").translate(_SIGNS)
    inside = _BETWEEN.split(word)
    if len(inside) >= _FEWEST_SPACED and all(len(part) <= 1 for part in inside):
        word = "".join(inside)
    return _STRETCHED.sub(r"\1", _BETWEEN.sub(" ", word))


def _joined(words: list[str]) -> list[str]:
    """Single letters in a row as the word they spell."""
    found: list[str] = []
    spelt: list[str] = []
    for word in [*words, ""]:
        if len(word) == 1 and word.isalpha():
            spelt.append(word)
            continue
        found += ["".join(spelt)] if len(spelt) >= _FEWEST_SPACED else spelt
        spelt = []
        found += [word] if word else []
    return found


def _is_split(one: str, other: str) -> bool:
    return len(one + other) >= _FEWEST_SPLIT and min(len(one), len(other)) <= 3
