"""In which language something is written: by its letters and the small words that every sentence has.

Readers that speak need to know, and so does a browser that chooses letters. Nothing is asked of anybody for it. A few
words may tell nothing; then the answer is "".
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path

SMALL_WORDS = Path(__file__).parent / "small_words.toml"
ENOUGH, CLEARLY, FEW_SIGNS = 2.0, 1.5, 8
LOOKED_AT = 600
"""So many letters say it."""
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_SIGN = re.compile(r"[\u4e00-\u9fff]")
_SCRIPTS = {
    "ar": re.compile(r"[\u0620-\u06d3]"),
    "he": re.compile(r"[\u05d0-\u05ea]"),
    "ru": re.compile(r"[\u0430-\u045f\u0491]"),
    "el": re.compile(r"[\u03ac-\u03ce]"),
    "ko": re.compile(r"[\uac00-\ud7a3]"),
    "th": re.compile(r"[\u0e01-\u0e3a]"),
    "hi": re.compile(r"[\u0904-\u0939]"),
}
_OWN_LETTERS = {
    "ur": re.compile(r"[\u0679\u0688\u0691\u06ba\u06d2]"),
    "fa": re.compile(r"[\u067e\u0686\u0698\u06af\u06a9\u06cc]"),
    "uk": re.compile(r"[\u0456\u0457\u0454\u0491]"),
}
"""Letters that other languages of the same script do not have; what tells more comes first."""
_RELATED = {"ar": ("ur", "fa"), "ru": ("uk",)}


def language_of(words: str) -> str:
    """The language of plain text, as in `lang`; "" when it cannot be told."""
    return _told(words[:LOOKED_AT].lower())


@lru_cache(maxsize=4096)
def _told(words: str) -> str:
    letters = len(_LETTER.findall(words))
    kana, signs = len(_KANA.findall(words)), len(_SIGN.findall(words))
    if letters and kana + signs > letters / 2:
        # A title in Chinese signs alone may be Japanese.
        return "ja" if kana else "zh" if letters >= FEW_SIGNS else ""
    for language, script in _SCRIPTS.items():
        if letters and len(script.findall(words)) > letters / 2:
            return next((one for one in _RELATED.get(language, ()) if _OWN_LETTERS[one].search(words)), language)
    return _by_small_words(words)


def _by_small_words(words: str) -> str:
    points: defaultdict[str, float] = defaultdict(float)
    for word in _WORD.findall(words):
        languages = _languages_of_small_words().get(word, [])
        for language in languages:
            points[language] += 1 / len(languages)
    (best, most), (_next, less) = sorted([*points.items(), ("", 0.0), ("", 0.0)], key=lambda one: -one[1])[:2]
    return best if most >= ENOUGH and most >= CLEARLY * less else ""


@cache
def _languages_of_small_words() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for language, words in tomllib.loads(SMALL_WORDS.read_text(encoding="utf-8")).items():
        for word in words.split():
            found.setdefault(word, []).append(language)
    return found
