"""Words compared: for search, tags and addresses, in all scripts."""

import re
import unicodedata
from functools import cache

# Scripts that write no spaces between words, for a character class.
UNSPACED = (
    "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3031-\u3035\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U000323af"  # Han
    "\u3041-\u3096\u3099-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3105-\u312f"  # kana, bopomofo
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
)
LONGEST_TOKEN = 64
LONGEST_SLUG = 80

# Marks that are spelling in some languages and left out in a hurry; not the vowel signs of India or Thailand.
_MARKS = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]"
)
_SPECIAL = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t"}
)
_RUN = re.compile(f"[{UNSPACED}]+|[^{UNSPACED}]+")
_APOSTROPHES = re.compile("(?<=\\w)['’ʼ](?=\\w)")


def fold(text: str) -> str:
    """Text as it is compared: same width, lower case, without accents; kana and kanji stay as they are."""
    folded = unicodedata.normalize("NFKC", text)
    for _ in range(4):
        again = _fold_once(folded)
        if again == folded:
            break
        folded = again
    return folded


def _fold_once(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.casefold())
    return unicodedata.normalize("NFKC", _MARKS.sub("", parts).translate(_SPECIAL))


def tag_key(name: str) -> str:
    """The same for two tags that differ only by case or spelling marks: accents, hyphens, punctuation, spaces."""
    folded = fold(name)
    key = "".join(letter for letter in folded if unicodedata.category(letter)[0] in "LNMS" and letter != "\ufe0f")
    # "C#" is not "C": the sign after a letter belongs to the name.
    key += "#" if re.search(r"\w#$", folded) else ""
    return key or "".join(folded.split())


def tokens(text: str) -> list[str]:
    """The words of a text, folded, in order; where words are written without spaces, each two neighbouring signs.

    A single sign that stands alone is a token too.
    """
    found: list[str] = []
    for word in _word_pattern().findall(fold(text)):
        for run in _RUN.findall(word):
            if not re.match(f"[{UNSPACED}]", run):
                found.append(run[:LONGEST_TOKEN])
            elif len(run) == 1:
                found.append(run)
            else:
                found += [run[index : index + 2] for index in range(len(run) - 1)]
    return found


def slugify(text: str) -> str:
    """Text as the last part of an address: letters of all scripts in lower case, hyphens, at most 80; may be empty."""
    lower = unicodedata.normalize("NFKC", text).lower()
    lower = unicodedata.normalize("NFKC", _APOSTROPHES.sub("", lower))
    slug = "-".join(_word_pattern().findall(lower))
    if len(slug) > LONGEST_SLUG:
        cut = slug.rfind("-", 1, LONGEST_SLUG + 1)
        slug = slug[: cut if cut > LONGEST_SLUG // 2 else LONGEST_SLUG]
    return slug.strip("-")


@cache
def _word_pattern() -> re.Pattern[str]:
    """Letters and digits with the marks that belong to them; Python's own \\w leaves the marks out."""
    marks = (chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) in ("Mn", "Mc"))
    return re.compile(f"(?:[^\\W_])(?:[^\\W_]|[{''.join(re.escape(mark) for mark in marks)}])*")
