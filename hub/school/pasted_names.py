"""Reads a class list that somebody pasted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

LONGEST = 60
MOST = 200
_FAMILY_FIRST = re.compile("[\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+")
_BETWEEN = re.compile(r"[\s-]+")
_LINE_START = re.compile(r"^\s*(?:\d+\s*[.):]|\d+\t|[-*•–])\s*")


@dataclass(frozen=True)
class PastedName:
    """One student of a list: what the line said, and what we take it for."""

    line: str
    first_name: str
    last_name: str = ""

    @property
    def is_too_long(self) -> bool:
        """Whether no name is that long: the line is something else."""
        return len(self.first_name) > LONGEST or len(self.last_name) > LONGEST


def read_names(text: str) -> list[PastedName]:
    """One name from each line that has anything on it; no line is left out.

    A line is a first name, "First Last", "Last, First", or cells of a table with the first name first; two words in
    Chinese, Japanese or Korean letters are the family's name and the first name, as these languages have them.
    Numbers and bullets at the start of a line are not part of the name.
    """
    return [_read_line(line) for line in text.splitlines() if line.strip()]


def told_apart(names: list[PastedName], there: list[PastedName] | None = None) -> list[PastedName]:
    """The same names with first names that differ: a second Mei becomes "Mei L.", or "Mei 2" where letters do not do.

    `there` are in the class already. Whoever stands alone with a name keeps it; so does the first of several who has no
    last name. Those outside see these names: letters that are somebody's whole last name are not taken, beside Bo Li
    no Bo Lindt is "Bo Li." (safety.md L10).
    """
    there = there or []
    counted = Counter(name.first_name.casefold() for name in names)
    used = {name.first_name.casefold() for name in there}
    whole = frozenset(word for name in [*names, *there] for word in _last_names(name))
    told = []
    for name in names:
        shared = counted[name.first_name.casefold()] > 1 or name.first_name.casefold() in used
        first = next(wish for wish in _wishes(name, whole, shared=shared) if wish.casefold() not in used)
        used.add(first.casefold())
        told.append(replace(name, first_name=first))
    return told


def _read_line(line: str) -> PastedName:
    words = _LINE_START.sub("", line).strip(" ;,\t\u3000")
    if "\t" in words:
        first, _tab, last = words.partition("\t")
    elif words.count(",") == 1:
        last, _comma, first = words.partition(",")
    elif len(parts := words.split()) == 2 and _FAMILY_FIRST.fullmatch("".join(parts)):
        last, first = parts
    else:
        first, *rest = words.split() or [line.strip()]
        last = " ".join(rest)
    return PastedName(line.strip(), " ".join(first.split()), " ".join(last.split()))


def _last_names(name: PastedName) -> list[str]:
    """The last name, or each part of a double one."""
    return _BETWEEN.split(name.last_name.casefold())


def _wishes(name: PastedName, whole: frozenset[str], *, shared: bool) -> Iterator[str]:
    if not shared or not name.last_name:
        yield name.first_name
    last, *_others = _BETWEEN.split(name.last_name)
    for length in range(1, len(last)):
        if last[:length].casefold() not in whole:
            yield f"{name.first_name} {last[:length]}."
    yield from (f"{name.first_name} {number}" for number in count(2))
