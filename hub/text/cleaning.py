"""What somebody wrote becomes what we keep: clean HTML of the closed vocabulary."""

import re
from collections.abc import Callable

from hub.text import markup, wild
from hub.text.addresses import safe_address
from hub.text.markup import Element, escape, escape_value
from hub.text.narrowing import narrow
from hub.text.tidying import tidy
from hub.text.wild import TextRefused

__all__ = ["TextRefused", "clean", "clean_comment", "from_plain", "tree_of"]

# Texts of people need two rounds; only texts made to confuse parsers need more.
MOST_ROUNDS = 12
_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,1000}", re.IGNORECASE)
_AFTER_ADDRESS = ".,;:!?'*_~。、，！？）」』】"


def clean(html: str) -> str:
    """Any HTML as HTML of the closed vocabulary, ready to be stored; see hub/text/vocabulary.py.

    Cleaning twice is the same as once. Nothing in it is active or loads anything. Raises TextRefused for text
    that is not valid Unicode, holds NUL, is longer than 2 MB, or is built to keep a parser busy.
    """
    return _settled(html, lambda text: markup.write(tidy(wild.parse(text))))


def clean_comment(html: str) -> str:
    """The same for a comment, which has words, quotes, lists and outside links only."""

    def comment(text: str) -> str:
        return markup.write(tidy(wild.parse(markup.write(narrow(tidy(wild.parse(text)))))))

    return _settled(html, comment)


def from_plain(text: str) -> str:
    """Typed text as clean HTML: an empty line makes a paragraph, a line end <br>, an address a link.

    Every sign stays what it was: "<b>" is shown as it was typed. Raises TextRefused as clean() does.
    """
    paragraphs = [_lines(lines) for lines in _paragraphs(wild.accept(text))]
    return wild.within_size("\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))


def tree_of(html: str) -> Element:
    """The tree of a stored text; a text that was never cleaned is cleaned first, so the tree can be trusted."""
    try:
        return markup.read(html)
    except markup.NotCanonical:
        return markup.read(clean(html))


def _settled(html: str, once: Callable[[str], str]) -> str:
    """Cleaned until it stays the same: what is taken away may change how a browser reads the rest."""
    text = wild.accept(html)
    for _ in range(MOST_ROUNDS):
        # What we write may be longer than what was written, and must be fit to be cleaned again.
        cleaner = wild.within_size(once(text))
        if cleaner == text:
            return cleaner
        text = cleaner
    words = re.sub(r"<[^>]*>", " ", text)
    return from_plain(re.sub(r"[<>&]", " ", words))


def _paragraphs(text: str) -> list[list[str]]:
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            paragraphs[-1].append(line.strip())
        elif paragraphs[-1]:
            paragraphs.append([])
    return [lines for lines in paragraphs if lines]


def _lines(lines: list[str]) -> str:
    return "<br>".join(_linked(line) for line in lines)


def _linked(line: str) -> str:
    parts: list[str] = []
    end = 0
    for found in _ADDRESS.finditer(line):
        words = _without_end(found[0])
        address = safe_address(words)
        if address is None:
            continue
        parts.append(escape(line[end : found.start()]))
        parts.append(f'<a href="{escape_value(address)}">{escape(words)}</a>')
        end = found.start() + len(words)
    parts.append(escape(line[end:]))
    return "".join(parts)


def _without_end(address: str) -> str:
    """An address without the signs of the sentence around it; a bracket stays if it was opened inside."""
    while True:
        shorter = address.rstrip(_AFTER_ADDRESS)
        if shorter.endswith(")") and shorter.count("(") < shorter.count(")"):
            shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter
