"""The gallery of the main pages shows pictures that are there, each beside what it was designed after."""

from __future__ import annotations

import re

from docs.screenshots import PICTURES, REFERENCES, SCREENS, gallery

LARGEST_OF_ALL = 3_000_000


def test_the_gallery_shows_each_page_beside_its_design():
    text = (PICTURES / "README.md").read_text()
    shown = re.findall(r'src="([^"]+)"', text)

    assert text == gallery()
    assert [name for name in shown if not (PICTURES / name).is_file()] == []
    for screen in filter(None, (screen for _words, screen in SCREENS.values())):
        assert {f"reference/{screen}-1280.webp", f"reference/{screen}-390.webp"} <= set(shown)


def test_the_copies_of_the_design_are_small_and_all_are_shown():
    files = list(REFERENCES.iterdir())

    assert {f"reference/{file.name}" for file in files} <= set(re.findall(r'src="([^"]+)"', gallery()))
    assert sum(file.stat().st_size for file in files) < LARGEST_OF_ALL
