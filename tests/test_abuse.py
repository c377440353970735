"""docs/schools/abuse.md names every case of abuse once, and only tests that are there."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.processes import ROOT

CASES = {"L": 15, "F": 8, "C": 12, "X": 20}
ROW = re.compile(r"^\| ([LFCX])(\d+) \| [^|]+ \| (Yes|Part|No) \| (.+) \|$", re.MULTILINE)
NAMED = re.compile(r"`(\w+): (\w+)`")


@cache
def rows() -> list[tuple[str, int, str, str]]:
    """Letter, number, whether it is met, and the words."""
    told = (ROOT / "docs" / "schools" / "abuse.md").read_text()
    return [(letter, int(number), met, words) for letter, number, met, words in ROW.findall(told)]


@pytest.mark.parametrize("letter", CASES)
def test_every_case_stands_there_once(letter: str) -> None:
    assert [number for one, number, _met, _words in rows() if one == letter] == list(range(1, CASES[letter] + 1))


def test_every_test_that_is_named_is_there() -> None:
    there = {
        (file.stem.removeprefix("test_"), name)
        for folder in ("hub", "tests")
        for file in (ROOT / folder).rglob("test_*.py")
        for name in re.findall(r"^def test_(\w+)", file.read_text(), re.MULTILINE)
    }
    named = {pair for *_row, words in rows() for pair in NAMED.findall(words)}

    assert not named - there


def test_what_is_met_is_shown_and_what_is_not_has_its_reason() -> None:
    wrong = [
        f"{letter}{number}"
        for letter, number, met, words in rows()
        if not NAMED.search(words) or (met != "Yes" and not NAMED.sub("", words).strip(" ;,"))
    ]

    assert not wrong
