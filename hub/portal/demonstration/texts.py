"""The hand-written texts, with their variants, and their plain marks as HTML.

A text file holds posts. Each begins with `# title`; the next line says for whom it is, its shelves, its picture and its
tags, between bars. `{one|other}` stands for one of several wordings, `{n:3-9}` for a number; they may be nested.
"""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from django.conf import settings

FOLDER = Path(settings.BASE_DIR) / "samples" / "harbour_hill"
ART = Path(settings.BASE_DIR) / "samples" / "art"
_CHOICE = re.compile(r"\{([^{}]*)\}")
_RIGHT_TO_LEFT = {"ar"}


@dataclass(frozen=True)
class Text:
    """A post with its variants. `facts` is the second line: what stands between its bars."""

    title: str
    facts: tuple[str, ...]
    body: str

    @property
    def shelves(self) -> list[str]:
        """The slugs of the shelves that it is filed under."""
        return _listed(self.facts[1])

    @property
    def picture(self) -> str:
        """The name of its picture in samples/art, or nothing."""
        return self.facts[2].replace("-", "")

    @property
    def tags(self) -> list[str]:
        """The author's words for it."""
        return _listed(self.facts[3])

    @property
    def grades(self) -> range:
        """The grades that it is likely from; only of a text with variants."""
        lowest, highest = self.facts[0].split()[-1].split("-")
        return range(int(lowest), int(highest) + 1)

    @property
    def language(self) -> str:
        """Its language, when that is not the school's."""
        return self.facts[4] if len(self.facts) == 5 else ""


def texts(name: str) -> list[Text]:
    """The posts of a file below FOLDER."""
    parts = re.split(r"^# ", (FOLDER / name).read_text(), flags=re.MULTILINE)[1:]
    return [_text(part) for part in parts]


def lines(name: str) -> list[str]:
    """A file of one text a line."""
    return (FOLDER / name).read_text().splitlines()


def table(name: str) -> dict[str, Any]:
    """A file of facts."""
    return tomllib.loads((FOLDER / name).read_text())


def vary(words: str, dice: random.Random) -> str:
    """The words with one of each group of wordings, and with numbers."""
    while found := _CHOICE.search(words):
        inside = found[1]
        if inside.startswith("n:"):
            lowest, highest = inside[2:].split("-")
            chosen = str(dice.randint(int(lowest), int(highest)))
        else:
            chosen = dice.choice(inside.split("|"))
        words = words[: found.start()] + chosen + words[found.end() :]
    return words


def as_html(words: str, language: str = "") -> str:
    """Paragraphs, ## headings, > quotes, | verses, - and 1. lists, and *emphasis*, as HTML for hub.text."""
    mark = f' lang="{language}"' if language else ""
    mark += ' dir="rtl"' if language in _RIGHT_TO_LEFT else ""
    return "".join(_block(block.strip().split("\n"), mark) for block in re.split(r"\n\s*\n", words.strip()))


def _block(rows: list[str], mark: str) -> str:
    if rows[0].startswith("## "):
        return f"<h2{mark}>{_inline(rows[0][3:])}</h2>"
    if all(row.startswith("> ") for row in rows):
        return "".join(f"<blockquote{mark}><p>{_inline(row[2:])}</p></blockquote>" for row in rows)
    if all(row.startswith("| ") for row in rows):
        verse = "\n".join(_inline(row[2:]) for row in rows)
        return f'<pre class="verse"{mark}>{verse}</pre>'
    for sign, tag in (("- ", "ul"), (r"\d+\. ", "ol")):
        if all(re.match(sign, row) for row in rows):
            items = "".join(f"<li>{_inline(re.sub(f'^{sign}', '', row))}</li>" for row in rows)
            return f"<{tag}{mark}>{items}</{tag}>"
    return f"<p{mark}>{_inline(' '.join(rows))}</p>"


def _inline(words: str) -> str:
    tidy = re.sub(r"\s+", " ", words).strip().replace(" .", ".").replace("'", "’")
    tidy = re.sub(r'"([^"]*)"', r"“\1”", tidy)
    return re.sub(r"\*([^*]+)\*", r"<em>\1</em>", escape(tidy, quote=False))


def _text(part: str) -> Text:
    title, facts, body = part.split("\n", 2)
    return Text(title.strip(), tuple(fact.strip() for fact in facts.split(" | ")), body.strip())


def _listed(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip() not in {"", "-"}]
