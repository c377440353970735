"""Words that look like one another: children spell as they hear."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q
from django.db.models.functions import Length
from rapidfuzz import process
from rapidfuzz.distance import OSA

from hub.school.models import School
from hub.search.models import KnownWord
from hub.text.words import UNSPACED

LONG = 6
"""A word this long may have two wrong letters; a shorter one only one."""
_SPELLED = re.compile(rf"[^\W\d_{UNSPACED}]{{4,24}}")


def note_words(words: Iterable[tuple[int, str]]) -> None:
    """Keep these folded words, each with the number of its school, so that somebody who spells one of them otherwise
    still finds it."""
    spelled = {(school, word) for school, word in words if _SPELLED.fullmatch(word)}
    KnownWord.objects.bulk_create(
        (KnownWord(school_id=school, word=word) for school, word in sorted(spelled)), ignore_conflicts=True
    )


def words_alike(words: Iterable[str], school: School) -> dict[str, list[str]]:
    """For each of these folded words the known ones of a school that differ from it by a letter or two, without the
    word itself.

    All of them: some come from what the viewer may not see, and were there a most, those would push others off it and
    so change what is found (safety.md L4). Left out, doubled, wrong and swapped letters count one each. The first
    letter, or the first two swapped, must be right, so that only a part of all words is compared.
    """
    spelled = [word for word in words if _SPELLED.fullmatch(word)]
    if not spelled:
        return {}
    looks_near = reduce(or_, (_looks_near(word) for word in spelled))
    known = KnownWord.objects.annotate(length=Length("word")).filter(looks_near, school=school)
    choices = list(known.values_list("word", flat=True))
    return {word: _near(word, choices) for word in spelled}


def _looks_near(word: str) -> Q:
    wrong = _most_wrong(word)
    begins = Q(word__startswith=word[0]) | Q(word__startswith=word[1])
    return begins & Q(length__gte=len(word) - wrong, length__lte=len(word) + wrong)


def _near(word: str, known: list[str]) -> list[str]:
    choices = [other for other in known if other != word and other[0] in word[:2]]
    found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=_most_wrong(word), limit=None)
    return sorted(other for other, _distance, _place in found)


def _most_wrong(word: str) -> int:
    return 2 if len(word) >= LONG else 1
