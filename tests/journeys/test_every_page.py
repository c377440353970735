"""Every kind of page, as each kind of person, in light and in dark: axe, keyboard, small screens, no other address."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.journeys.conftest import NewHands
from tests.journeys.hands import Hands
from tests.journeys.looking import look_at
from tests.journeys.served import Hub
from tests.journeys.signing_in import come_in_as_student, come_in_by_email
from tests.journeys.wandering import NO_PAGES, wander
from tests.urls_table import URLS

NOT_LINKED = {"blog-month", "import-look", "import-report", "look-first", "upload-part"}
"""No link of the demonstration leads there: one types the month, and comes to the others by bringing or writing."""
OF_ONES_BLOG = {
    "blog-settings",
    "import-wordpress",
    "my-bin",
    "my-blog",
    "my-showcase",
    "my-words",
    "sort-posts",
    "write",
}
"""No link leads there for somebody who has no blog."""
SAME_FOR_ALL = {
    "blog-category", "blog-grade", "blog-month", "blog-tag", "class", "classes", "forgot-password", "parts", "search",
    "showcases", "sign-in", "sign-in-family", "sign-in-staff",
}  # fmt: skip
"""Looked at as a visitor and as a student; as everybody with HUB_EVERY_PAGE=yes."""
KINDS = ("visitor", "student", "teacher", "guardian", "administrator")
WORDS = "() => document.querySelector('main').innerText.replace(/\\s+/g, ' ').length"


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_is_open_to_everybody(harbour_hill: Hub, new_hands: NewHands, kind: str):
    hands = new_hands(harbour_hill)
    _come_in(hands, harbour_hill, kind)
    pages = wander(hands.page.context, harbour_hill.address)
    skipped = SAME_FOR_ALL if kind in KINDS[2:] and os.environ.get("HUB_EVERY_PAGE") != "yes" else set()
    if kind == "student":
        skipped = skipped | {"parts", "forgot-password", "sign-in", "sign-in-staff", "sign-in-family"}
    wrong = [f"no link leads to {name}" for name in _missing(kind, pages)]
    for path in (path for name, paths in pages.items() if name not in skipped for path in paths):
        wrong += look_at(hands.page, harbour_hill.address + path)

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("kind", ["visitor", "student"])
def test_reading_needs_no_javascript(
    harbour_hill: Hub, new_hands: NewHands, new_context: Callable[..., BrowserContext], kind: str
):
    hands = new_hands(harbour_hill)
    _come_in(hands, harbour_hill, kind)
    plain = new_context(java_script_enabled=False, storage_state=hands.page.context.storage_state()).new_page()
    wrong = []
    for paths in wander(hands.page.context, harbour_hill.address).values():
        for path in paths:
            hands.go(path)
            plain.goto(harbour_hill.address + path)
            with_scripts, without = (
                hands.page.evaluate(WORDS),
                len(" ".join(plain.locator("main").inner_text().split())),
            )
            if without < with_scripts * 0.9:
                wrong.append(f"{path} has {without} letters without scripts, {with_scripts} with them")

    assert not wrong, "\n".join(wrong)


def _come_in(hands: Hands, hub: Hub, kind: str) -> None:
    if kind == "student":
        come_in_as_student(hands, "Mei", hub.students["Mei"])
    elif kind != "visitor":
        name = {"teacher": "ines", "guardian": "aiko", "administrator": "ada"}[kind]
        come_in_by_email(hands, f"{name}@harbour-hill.example", hub.passphrase)


def _missing(kind: str, pages: dict[str, list[str]]) -> list[str]:
    """The kinds of pages that urls_table.py opens to this kind of person, and that no link led to."""
    who = {"student": "author", "teacher": "own teacher"}.get(kind, kind)
    not_linked = NOT_LINKED | OF_ONES_BLOG if kind in {"guardian", "administrator"} else NOT_LINKED
    opened = {name for name, rows in URLS.items() for row in rows if who in row.opens and row.ok == 200}
    return sorted(name for name in opened - set(pages) if name not in NO_PAGES | not_linked and "-feed-" not in name)
