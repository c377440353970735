"""Titles that mean something: unsorted, showcases and grades."""

import pytest

from hub.portability.wxr.titles import grade_of_title, is_showcase_title, is_unsorted


@pytest.mark.parametrize(
    ("title", "grade"),
    [
        ("Grade 6", 6),
        ("grade 6 ", 6),
        ("Grade 7 (not yet!)", 7),
        ("GRADE-10: science", 10),
        ("6th grade", 6),
        ("Year 4", 4),
        ("Klasse 5", 5),
        ("6年生", 6),
        ("G5", 5),
        ("Grade six", None),
        ("Grade 60", None),
        ("Upgrade 6", None),
        ("My Grade 6 portfolio", None),
        ("2026", None),
        ("", None),
    ],
)
def test_grades(title: str, grade: int | None) -> None:
    assert grade_of_title(title) == grade


def test_showcases() -> None:
    for title in (
        "Showcase",
        "SHOWCASE PORTFOLIO",
        "portfolio",
        "Showcase  Portfolio!",
        "ポートフォリオ",
        "Portafolio",
    ):
        assert is_showcase_title(title)
    for title in ("Showcase of birds", "Port", "", "About me"):
        assert not is_showcase_title(title)


def test_unsorted() -> None:
    assert is_unsorted("Uncategorized", "uncategorized")
    assert is_unsorted("Non classé", "non-classe")
    assert is_unsorted("未分類", "x")
    assert not is_unsorted("Art", "art")
