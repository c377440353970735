"""Why a shelf is proposed, in one plain sentence with a word of the writer's own text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.blogs.models import Category
from hub.search.guessing import Near
from hub.search.likeness import LETTERS, Rarity, Vector, stems
from hub.search.subjects import says_nothing, subject_words, telling
from hub.text.words import UNSPACED, tokens

FEW_LETTERS = 3
CLOSE = {"own": 3.0, "class": 1.5, "school": 1.0}
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’-](?=\w))*")
# A word of a script without spaces, as far as one can see it: signs of one kind side by side.
_SIGNS = re.compile(r"[\u4e00-\u9fff\u3005]+|[\u30a1-\u30fa\u30fc]+")
_UNSPACED = re.compile(f"[{UNSPACED}]")


@dataclass(frozen=True)
class _Tie:
    whose: str
    word: str
    number: int
    strength: float


class Reasons:
    """The reasons for one text. `is_own`: whether the one who reads them wrote it."""

    def __init__(self, written: str, text: Vector, rarity: Rarity, *, is_own: bool) -> None:
        self.text, self.rarity, self.is_own = text, rarity, is_own
        self._seen = _as_written(written)

    def why(self, shelf: Category, name: str, near: list[Near]) -> str:
        """What speaks most for the shelf: posts that share a word with this text, or the shelf's own words; or ""."""
        on_shelf = [one for one in near if name in one.post.shelves]
        ties = [self._tie(whose, [one for one in on_shelf if one.whose == whose]) for whose in CLOSE]
        closest = max(ties, key=lambda tie: tie.strength)
        if closest.strength > 0:
            return self._earlier(closest.whose, closest.number, self._seen[closest.word], shelf.name)
        words = self._words_of(shelf)
        if words:
            return _("because you write about %(words)s") % {"words": _quoted(words)}
        if any(one.whose == "own" for one in on_shelf):
            return self._habit(shelf.name)
        if any(one.like > 0 for one in on_shelf):
            return _("because other posts there are a little like this one")
        return ""

    def _tie(self, whose: str, posts: list[Near]) -> _Tie:
        """The word of the text that ties it most to these posts."""
        much = {
            word: weight * (telling(word) or 1.0) * sum(one.like for one in posts if word in one.post.words)
            for word, weight in self.text.items()
            if word in self._seen and self._says_something(word)
        }
        best = max(much, key=lambda word: (much[word], word), default="")
        number = sum(best in one.post.words for one in posts)
        return _Tie(whose, best, number, CLOSE[whose] * much.get(best, 0.0))

    def _says_something(self, word: str) -> bool:
        return not says_nothing(word) and (bool(telling(word)) or self.rarity.is_rare(word))

    def _words_of(self, shelf: Category) -> list[str]:
        meant = subject_words(shelf.name) | set(stems(f"{shelf.name} {shelf.description}"))
        found = [word for word in self.text if word in meant and word in self._seen and not says_nothing(word)]
        found.sort(key=lambda word: -self.text[word] * (telling(word) or 1.0))
        return list(dict.fromkeys(self._seen[word] for word in found))[:2]

    def _earlier(self, whose: str, number: int, word: str, shelf: str) -> str:
        facts = {"count": number, "word": word, "shelf": shelf}
        if whose == "class":
            return ngettext(
                "because a post of the class about “%(word)s” is in %(shelf)s",
                "because %(count)d posts of the class about “%(word)s” are in %(shelf)s",
                number,
            ) % facts  # fmt: skip
        if whose == "school":
            return ngettext(
                "because a post at this school about “%(word)s” is in %(shelf)s",
                "because %(count)d posts at this school about “%(word)s” are in %(shelf)s",
                number,
            ) % facts  # fmt: skip
        if self.is_own:
            return ngettext(
                "because your post about “%(word)s” is in %(shelf)s",
                "because your last %(count)d posts about “%(word)s” are in %(shelf)s",
                number,
            ) % facts  # fmt: skip
        return ngettext(
            "because a post of this blog about “%(word)s” is in %(shelf)s",
            "because %(count)d posts of this blog about “%(word)s” are in %(shelf)s",
            number,
        ) % facts  # fmt: skip

    def _habit(self, shelf: str) -> str:
        if self.is_own:
            return _("because you often use %(shelf)s") % {"shelf": shelf}
        return _("because this blog often uses %(shelf)s") % {"shelf": shelf}


def _as_written(written: str) -> dict[str, str]:
    """For each cut word of the text the word as it stands there: the first in lower case, or else the first."""
    seen: dict[str, str] = {}
    for found in _WORD.findall(written):
        if _UNSPACED.search(found):
            for run in _SIGNS.findall(found):
                for token in tokens(run):
                    seen.setdefault(token, run)
        elif len(found) >= FEW_LETTERS:
            for token in tokens(found)[:1]:
                cut = token[:LETTERS]
                if cut not in seen or (found.islower() and not seen[cut].islower()):
                    seen[cut] = found
    return seen


def _quoted(words: list[str]) -> str:
    return _(" and ").join(_("“%(word)s”") % {"word": word} for word in words)
