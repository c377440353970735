"""The words of a text without its markup: for search, cards, mails and reading times."""

import math
import re
import unicodedata
from html import unescape

from hub.text.cleaning import tree_of
from hub.text.markup import Element
from hub.text.vocabulary import BLOCKS
from hub.text.words import UNSPACED

WORDS_A_MINUTE = 200
SIGNS_A_MINUTE = 500
# Thai, Lao, Khmer and Burmese write about five signs to a word.
LETTERS_TO_A_WORD = 5

_LINE_END = re.compile(r"\s*\n\s*")
_SPACES = re.compile(r"[^\S\n]+")
_SENTENCE_END = re.compile(r"[.!?…؟۔।]+[\"'”’»)]*(?=\s)|[。！？｡]+[」』）]*")
_UNSPACED_SIGN = re.compile(f"[{UNSPACED}]")
_ALPHABETIC_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_JOINERS = "\u200d\ufe0e\ufe0f\u20e3"


def plain(html: str) -> str:
    """The readable words, with captions and the descriptions of pictures; each block begins a line.

    Of words with reading aids (ruby) the words stay and the aids go.
    """
    return _joined(tree_of(html), pictures=True)


def excerpt(html: str, length: int = 200) -> str:
    """The beginning in at most that many signs, on one line, cut after a sentence or else after a word ("…").

    Ends at the author's <hr data-more>. Captions and descriptions are used only when there is nothing else.
    """
    tree = tree_of(html)
    before = Element("", {}, _before_more(tree))
    words = _joined(before, pictures=False) or _joined(before, pictures=True) or _joined(tree, pictures=True)
    return cut(words.replace("\n", " "), length)


def cut(words: str, length: int) -> str:
    """The words in at most that many signs, cut after a sentence or else after a word ("…")."""
    if len(words) <= length:
        return words
    ends = [found.end() for found in _SENTENCE_END.finditer(words[: length + 1]) if found.end() <= length]
    if ends and ends[-1] >= length * 0.6:
        return words[: ends[-1]]
    cut = words.rfind(" ", int(length * 0.6), length)
    if cut < 0:
        cut = length - 1
        while cut > 0 and _joins(words[cut - 1], words[cut]):
            cut -= 1
    return words[:cut].rstrip(" ,;:–—-、，") + "…"


def reading_minutes(html: str) -> int:
    """How many minutes somebody of ten years or so reads on it; at least one."""
    return minutes_for(plain(html))


def minutes_for(words: str) -> int:
    """The same, for words without markup."""
    signs = len(_UNSPACED_SIGN.findall(words))
    letters = len(_ALPHABETIC_UNSPACED.findall(words))
    spaced = len(_WORD.findall(_UNSPACED_SIGN.sub(" ", words)))
    minutes = (spaced + letters / LETTERS_TO_A_WORD) / WORDS_A_MINUTE + (signs - letters) / SIGNS_A_MINUTE
    return max(1, math.ceil(minutes - 0.25))


def _before_more(tree: Element) -> "list[Element | str]":
    before: list[Element | str] = []
    for child in tree.children:
        if isinstance(child, Element) and "data-more" in child.attributes:
            break
        before.append(child)
    return before


def _joined(element: Element, *, pictures: bool) -> str:
    parts: list[str] = []
    _collect(element, parts, pictures)
    lines = _LINE_END.sub("\n", _SPACES.sub(" ", unescape("".join(parts)).replace("\xa0", " ")))
    return lines.strip()


def _collect(element: Element, parts: list[str], pictures: bool) -> None:
    for child in element.children:
        if isinstance(child, str):
            # Line ends of the file are spaces; those of verse and code are line ends.
            parts.append(child if element.name in ("pre", "code") else child.replace("\n", " "))
        elif child.name == "br":
            parts.append("\n")
        elif child.name in ("td", "th"):
            _collect(child, parts, pictures)
            parts.append("  ")
        elif child.name == "img":
            parts.append(f"\n{child.attributes.get('alt', '')}\n" if pictures else "")
        elif child.name not in ("rt", "rp") and (pictures or child.name != "figure"):
            line_end = "\n" if child.name in BLOCKS else ""
            parts.append(line_end)
            _collect(child, parts, pictures)
            parts.append(line_end)


def _joins(before: str, after: str) -> bool:
    """Whether a cut between the two would take a mark from its letter."""
    return before == "\u200d" or after in _JOINERS or unicodedata.category(after) in ("Mn", "Mc", "Me", "Sk")
