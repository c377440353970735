"""What somebody may have meant."""

from __future__ import annotations

import pytest

from hub.search.meaning import meant_instead

TEXTS = ["My volcano and the eruption", "A volcano once more", "The volcanic ash"]


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("vulcano", "volcano"),
        ("volcnao eruptoin", "volcano eruption"),
        ("my vulcano", "my volcano"),
        ("volcano", ""),
        ("vulcano harbour", ""),
        ("", ""),
    ],
)
def test_a_misspelt_word_becomes_the_nearest_that_is_there(query: str, meant: str):
    assert meant_instead(query, TEXTS) == meant
