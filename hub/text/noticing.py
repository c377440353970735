"""Noticing, not deciding: unkind words, ways to find somebody, and words that worry, in what a child is about to show.

Nothing leaves the hub. What is looked for stands by language in noticed/*.toml, and all of them are looked for at once,
as children mix languages. Words count whole, so that a word inside another one is nobody's fault.
"""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hub.text.numbers_told import tells_a_number
from hub.text.undisguised import undisguised
from hub.text.words import fold

LISTS = Path(__file__).parent / "noticed"
MOST = 50_000
"""Signs of a text that are looked at; the longest of a child is a tenth of that."""


class Noticed(StrEnum):
    """What can be noticed."""

    UNKIND = "unkind"
    PHONE = "phone"
    CONTACT = "contact"
    ADDRESS = "address"
    LAST_NAME = "last_name"
    MEETING = "meeting"
    WORRY = "worry"
    MUCH = "much"

    @property
    def flag(self) -> Promise:
        """In three words, for who reads it first."""
        return _FLAGS[self]

    @property
    def kind_word(self) -> Promise:
        """For the writer, before others see it."""
        return _KIND_WORDS[self]


_FLAGS = {
    Noticed.UNKIND: _("May sound unkind"),
    Noticed.PHONE: _("Shows a phone number"),
    Noticed.CONTACT: _("Shows how to reach somebody"),
    Noticed.ADDRESS: _("Shows where somebody lives"),
    Noticed.LAST_NAME: _("Shows a full name"),
    Noticed.MEETING: _("Shows a place to meet"),
    Noticed.WORRY: _("With the lead"),
    Noticed.MUCH: _("Much said to one student"),
}
_KIND_WORDS = {
    Noticed.UNKIND: _("Some of these words may hurt somebody. How could you say it kindly?"),
    Noticed.PHONE: _("There seems to be a phone number in it. A number is better told face to face."),
    Noticed.CONTACT: _("It seems to say how somebody can be reached. That is better told face to face."),
    Noticed.ADDRESS: _("It seems to say where somebody lives. Strangers need not know that."),
    Noticed.LAST_NAME: _("There seems to be a full name in it. First names are enough here."),
    Noticed.MEETING: _("It seems to say where somebody can be met. That is better said face to face."),
    Noticed.WORRY: _("This sounds as if somebody needs help."),
    Noticed.MUCH: _("You have said much to one person. Give them time to read it."),
}
_MAIL = re.compile(
    r"[\w.+-]+ ?@ ?[\w-]+\.[a-z][a-z.-]+\b"
    r"|\w+ ?(?:\(at\)|\[at\]| at | arroba ) ?\w+ ?(?:\(dot\)|\[dot\]| dot | punto ) ?[a-z]{2,}\b"
)


HELP = _(
    "You are not alone with this. Somebody at school whose job it is to help reads it now. If you need help at once, "
    "go to a grown-up you trust, or call your country’s emergency number."
)
"""For a child whose words worry."""


@lru_cache(maxsize=500)
def notice(words: str) -> frozenset[Noticed]:
    """Everything that is noticed in these plain words. A list that is looked at again asks again for the same ones."""
    folded = fold(words[:MOST])
    found = {Noticed.CONTACT} if _MAIL.search(folded) else set[Noticed]()
    if tells_a_number(folded, _cues()):
        found.add(Noticed.PHONE)
    plainest = undisguised(folded)
    return frozenset(found) | {kind for kind, pattern in _patterns().items() if pattern.search(plainest)}


def is_worrying(words: str) -> bool:
    """Whether somebody seems to be in need of help."""
    return Noticed.WORRY in notice(words)


@cache
def _lists() -> dict[str, dict[str, Any]]:
    return {file.stem: tomllib.loads(file.read_text("utf-8")) for file in sorted(LISTS.glob("*.toml"))}


@cache
def _cues() -> frozenset[str]:
    return frozenset(fold(word) for words in _lists().values() for word in words["phone_cues"])


@cache
def _patterns() -> dict[Noticed, re.Pattern[str]]:
    kinds = set(Noticed) - {Noticed.PHONE, Noticed.MUCH}
    return {kind: re.compile("|".join(_of_language(words, kind) for words in _lists().values())) for kind in kinds}


def _of_language(words: dict[str, Any], kind: Noticed) -> str:
    """One pattern for all of a kind; whole words, but where words are not divided."""
    parts = [fold(part) for part in words[kind]]
    if kind is Noticed.UNKIND and "addressed" in words:
        parts.append(_said_to_somebody(words))
    together = "|".join(parts)
    return f"(?:{together})" if words.get("unspaced") else rf"(?<!\w)(?:{together})(?!\w)"


def _said_to_somebody(words: dict[str, Any]) -> str:
    """Words that are unkind only when they are said to or of somebody, and not with a not: "you are so ugly"."""
    whom, between, unkind, no = (
        "|".join(fold(part) for part in words[name])
        for name in ("addressed", "addressed_between", "addressed_words", "not_unkind")
    )
    after_no = "".join(f"(?<!{fold(part)} )" for part in words["not_unkind"])
    return rf"{after_no}(?<!\w)(?:{whom})(?: (?!(?:{no}) )(?:{between}))* (?:{unkind})"
