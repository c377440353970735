"""Telling a phone number from the other numbers that children write: years, sums, distances, pi."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set

_NUMBER = re.compile(r"(?<![a-z0-9.,$€£¥/-])(?:\+|\(?00)?[(\d][\d ().\-/]{5,22}\d(?![\w%€]|[.,]\d)")
_DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}|\d{4} ?- ?\d{2,4}")
_BIG = re.compile(r"\d{1,3}(?:[ .]\d{3})+")
_PI = re.compile(r"\d\.\d+[\d ]*")
_SUM = re.compile(r"(?:\d{1,2} )+\d{1,2}")
_SPELT = re.compile(r"(?:\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double)\b[ ,.-]*){7,}")
_COUNTED = ("one two three four five", "three four five six seven", "five four three two one")
_FEWEST, _FEWEST_WITH_CUE, _MOST = 9, 7, 15
BEFORE = 40


def tells_a_number(folded: str, cues: Set[str]) -> bool:
    """Whether there is a phone number in it. `cues`: words that say so when one stands before the digits."""
    text = "".join(str(unicodedata.digit(sign, sign)) if sign.isdigit() else sign for sign in folded)
    spelt = _SPELT.search(text)
    if spelt and not any(counted in re.sub(r"[^a-z]+", " ", spelt[0]) for counted in _COUNTED):
        return True
    return any(
        _is_phone(found[0], text[max(0, found.start() - BEFORE) : found.start()], cues)
        for found in _NUMBER.finditer(text)
    )


def _is_phone(number: str, before: str, cues: Set[str]) -> bool:
    digits = re.sub(r"\D", "", number)
    if len(digits) > _MOST or _DATE.fullmatch(number.strip()):
        return False
    if any(re.search(rf"(?<![a-z]){cue}", before) for cue in cues):
        return len(digits) >= _FEWEST_WITH_CUE
    if len(digits) < _FEWEST or _PI.fullmatch(number):
        return False
    if number.startswith(("0", "+", "(0")):
        return not _SUM.fullmatch(number) or len(set(digits)) > 3
    return number != digits and not _BIG.fullmatch(number) and not _SUM.fullmatch(number)
