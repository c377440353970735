"""What stayed, what is gone, what is new between two texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.text.comparing import GONE, NEW, SAME, differences

LINES = st.lists(
    st.sampled_from(["<p>It held.</p>", "<p>It broke in the corner.</p>", "<p>橋が落ちた。</p>", "<p>2.4 kg</p>"])
)


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("<p>It held.</p>", "<p>It held.</p>", [[(SAME, "It held.")]]),
        ("", "<p>It held.</p>", [[(NEW, "It held.")]]),
        ("<p>It held.</p>", "", [[(GONE, "It held.")]]),
        (
            "<p>It held two kilos.</p>",
            "<p>It held <b>three</b> kilos.</p>",
            [[(SAME, "It held "), (GONE, "two"), (NEW, "three"), (SAME, " kilos.")]],
        ),
        ("<p>One.</p><p>Two.</p>", "<p>Two.</p>", [[(GONE, "One.")], [(SAME, "Two.")]]),
        ("<p>橋が落ちた</p>", "<p>橋は落ちた</p>", [[(SAME, "橋"), (GONE, "が"), (NEW, "は"), (SAME, "落ちた")]]),
    ],
)
def test_words_that_differ_are_told(before, after, lines):
    assert differences(before, after) == lines


@given(before=LINES, after=LINES)
def test_both_texts_are_whole_in_it(before, after):
    lines = differences("".join(before), "".join(after))

    def words(*kinds: str) -> str:
        return "".join(part for line in lines for kind, part in line if kind in kinds)

    assert words(SAME, GONE) == "".join(before).replace("<p>", "").replace("</p>", "")
    assert words(SAME, NEW) == "".join(after).replace("<p>", "").replace("</p>", "")
