"""Somebody's words inside a sentence of ours."""

from __future__ import annotations

from unicodedata import bidirectional

from django.utils.translation import get_language_bidi

FROM_THE_RIGHT = frozenset({"R", "AL"})


def set_apart(words: str) -> str:
    """The words, for a sentence in the language of the page: where they run the other way, in signs that nobody sees
    and that keep them, and the quotation marks around them, in their places."""
    first = next((way for way in map(bidirectional, words) if way == "L" or way in FROM_THE_RIGHT), "")
    is_turned = bool(first) and (first in FROM_THE_RIGHT) != get_language_bidi()
    return f"\u2068{words}\u2069" if is_turned else words
