"""What somebody asks the search box, read out of an address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from hub.search.narrowing import chosen_in

LONGEST = 200
LAST = 2_000
_ONLY_DIGITS = re.compile("[0-9]{1,6}")
_TYPED = re.compile(r"(?:^|(?<= ))([#@])([^ #@]\S*)")
_TYPED_FACETS = {"#": "tag", "@": "by"}


@dataclass(frozen=True)
class Question:
    """The words, to what the search is narrowed (see hub/search/narrowing.py), and how many hits came before."""

    words: str
    chosen: Mapping[str, str]
    after: int = 0

    @classmethod
    def asked(cls, said: Mapping[str, str]) -> Question:
        """`q`: the words, among which #volcano is a word of the author's own and @mei a person; by facet what is
        chosen; `after`."""
        typed = " ".join(said.get("q", "").replace("\0", " ").split())[:LONGEST]
        marked = {_TYPED_FACETS[mark]: value for mark, value in _TYPED.findall(typed)}
        after = said.get("after", "")
        return cls(
            words=" ".join(_TYPED.sub("", typed).split()),
            chosen=chosen_in({**said, **marked}),
            after=min(int(after), LAST) if _ONLY_DIGITS.fullmatch(after) else 0,
        )

    @property
    def address(self) -> str:
        """The same question as an address, from the first hit on; it says all."""
        return "?" + urlencode({**({"q": self.words} if self.words else {}), **self.chosen})

    def within(self, facet: str, value: str) -> Question:
        """Narrowed to this as well."""
        return Question(self.words, {**self.chosen, facet: value})

    def without(self, facet: str) -> Question:
        """No longer narrowed to anything of this facet."""
        return Question(self.words, {name: value for name, value in self.chosen.items() if name != facet})

    def older(self, after: int) -> str:
        """The address of what comes after so many."""
        return f"{self.address}&after={after}"
