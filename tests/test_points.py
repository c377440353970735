"""docs/formats/points.md names every point of the specification once, and only tests that are there."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.processes import ROOT

POINTS = {"R": 70, "W": 66, "L": 52, "A": 48, "F": 30}
ROW = re.compile(r"^\| ([RWLAF])(\d+)(?:-[RWLAF](\d+))? \| [^|]+ \| (Yes|Part|No) \| (.+) \|$", re.MULTILINE)
NAMED = re.compile(r"`(\w+): (\w+)`")


@cache
def rows() -> list[tuple[str, range, str, str]]:
    """Letter, numbers, whether it is met, and the words."""
    told = (ROOT / "docs" / "formats" / "points.md").read_text()
    found = ROW.findall(told)
    return [
        (letter, range(int(first), int(last or first) + 1), met, words) for letter, first, last, met, words in found
    ]


@pytest.mark.parametrize("letter", POINTS)
def test_every_point_stands_there_once(letter: str) -> None:
    numbers = [number for one, some, _met, _words in rows() if one == letter for number in some]

    assert numbers == list(range(1, POINTS[letter] + 1))


def test_every_test_that_is_named_is_there() -> None:
    there = {
        (file.stem.removeprefix("test_"), name)
        for file in (ROOT / "hub" / "portability").rglob("test_*.py")
        for name in re.findall(r"^def test_(\w+)", file.read_text(), re.MULTILINE)
    }
    named = {pair for *_row, words in rows() for pair in NAMED.findall(words)}

    assert not named - there


def test_what_is_met_is_shown_and_what_is_not_has_its_reason() -> None:
    wrong = [
        f"{letter}{numbers[0]}"
        for letter, numbers, met, words in rows()
        if (met == "Yes" and not NAMED.search(words)) or (met != "Yes" and not NAMED.sub("", words).strip(" ;,"))
    ]

    assert not wrong
