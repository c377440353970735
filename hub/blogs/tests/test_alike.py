"""Words that are perhaps one."""

import pytest

from hub.blogs.alike import are_alike


@pytest.mark.parametrize(
    ("one", "other"), [("book", "books"), ("colour", "color"), ("volcano", "volcanoes"), ("harbor", "harbour")]
)
def test_an_ending_or_a_letter_makes_no_other_word(one: str, other: str):
    assert are_alike(one, other)
    assert are_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("art", "cart"), ("grade5", "grade6"), ("week1", "week11"), ("light", "night"), ("海", "海風")]
)
def test_other_words_stay_apart(one: str, other: str):
    assert not are_alike(one, other)
