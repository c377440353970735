"""What is noticed in words, and what is not (safety.md X14, X16), told in shares of lines as children write them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.text.noticing import Noticed, is_worrying, notice

LINES: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "noticed_lines.toml").read_text("utf-8"))
CAUGHT, FALSE = 0.9, 0.05
IN_WORDS = sorted(set(Noticed) - {Noticed.MUCH})


@pytest.mark.parametrize("kind", IN_WORDS)
def test_nine_in_ten_lines_of_each_kind_are_noticed(kind: Noticed):
    lines = LINES[kind]

    missed = [line for line in lines if kind not in notice(line)]

    assert len(missed) <= len(lines) * (1 - CAUGHT), missed


def test_at_most_one_in_twenty_harmless_lines_is_noticed():
    false = {line: notice(line) for line in LINES["fine"] if notice(line)}

    assert len(false) <= len(LINES["fine"]) * FALSE, false


def test_disguises_are_seen_through():
    missed = [line for line in LINES["disguised"] if Noticed.UNKIND not in notice(line)]

    assert len(missed) <= len(LINES["disguised"]) * (1 - CAUGHT), missed


@pytest.mark.parametrize(
    "word", ["Scunthorpe", "classic", "assess", "cockpit", "Sussex", "shitake", "ばかり", "バカンス"]
)
def test_a_word_inside_another_is_nobodys_fault(word: str):
    assert not notice(f"I wrote about {word} today.")


def test_every_kind_has_words_for_the_teacher_and_for_the_writer():
    for kind in Noticed:
        assert str(kind.flag) and str(kind.kind_word)


def test_what_worries_is_told_apart():
    assert is_worrying("I want to die")
    assert not is_worrying("you are such a loser")


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(words: str):
    assert notice(words) <= set(Noticed)
