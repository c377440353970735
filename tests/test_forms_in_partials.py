"""A form that is sent from a partial carries the token without which it is turned away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

HUB = Path(__file__).parent.parent / "hub"
INCLUDED = re.compile(r'{%\s*include "([^"]+)"([^%]*)%}')
TOKEN = re.compile(r"{%\s*csrf_token\s*%}")


def templates() -> dict[str, str]:
    """The text of each template, by the name it is included under."""
    found = HUB.glob("*/templates/**/*.html")
    return {path.as_posix().partition("/templates/")[2]: path.read_text(encoding="utf-8") for path in found}


def needs_token(name: str, texts: dict[str, str], above: tuple[str, ...] = ()) -> bool:
    """Whether a form stands in this template, or in one that it includes; a template may include itself."""
    text = "" if name in above else texts.get(name, "")
    inside = [one for one, _given in INCLUDED.findall(text)]
    return bool(TOKEN.search(text)) or any(needs_token(one, texts, (*above, name)) for one in inside)


def without_token() -> Iterator[str]:
    texts = templates()
    for name, text in texts.items():
        for included, given in INCLUDED.findall(text):
            if " only" in given and "csrf_token=" not in given and needs_token(included, texts):
                yield f"{name} includes {included}"


def test_a_partial_with_a_form_is_given_its_token():
    assert list(without_token()) == []
