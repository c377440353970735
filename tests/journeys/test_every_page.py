"""Every kind of page, as each kind of person, in light and in dark: axe, keyboard, small screens, no other address."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.conftest import NewHands
from tests.journeys.hands import Hands
from tests.journeys.looking import look, look_at
from tests.journeys.served import Hub
from tests.journeys.signing_in import come_in_as_student, come_in_by_email
from tests.journeys.wandering import NO_PAGES, wander
from tests.urls_table import URLS

pytestmark = pytest.mark.long
NOT_LINKED = {
    *("import-look", "import-differences", "import-report", "upload-part"),
    *("keep-promise", "promise-card", "rehearse-section"),
    "piece-as-chosen",
    "moving",
    *("family-link", "family-post", "family-room", "family-file", "leave-letters", "letter-home", "held-answer"),
    "be-sure",
    *("room-links", "edition", "editions", "remove-edition", "remove-greeting", "shared-room", "shared-file"),
}
"""One comes there by bringing, by a code, by a mail, from one's own room, or from a piece that somebody kept as it was;
the main job, J4, J5, J11, J12, test_passkey.py and test_room_looks.py look at these pages."""
TYPED = {"look-first": ("write-entry", "look/")}
"""Where a button of another page leads."""
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
OF_WHO_WAS_LOOKED_AT = {"who-looked"}
"""A student's desk always leads there, a family's page when somebody looked, and nothing else does."""
OF_LEAVERS = {"erase", "looking-after"}
"""Nobody has left the demonstration’s school, and its lead is none of these."""
OF_SOME_POSTS = {"piece-thought", "tries", "who-is-in-it"}
"""Only few posts are looked into for links; Mei's newest lead there."""
OF_THE_OFFICE = {"mentor-of"}
"""From the list of staff; one's own mentor stands on a page of one's own."""
SAME_FOR_ALL = {
    "blog-category", "blog-grade", "blog-month", "blog-tag", "class", "classes", "forgot-password", "parts", "search",
    "showcases", "sign-in", "sign-in-family", "sign-in-staff",
}  # fmt: skip
"""Looked at as a visitor and as a student; as everybody with HUB_EVERY_PAGE=yes."""
KINDS = ("visitor", "student", "teacher", "guardian", "coach", "administrator")
READERS = {"visitor", "student"}
"""For them each page is read without scripts, too, and more of each kind are tried for links that lead nowhere."""
WORDS = "() => document.querySelector('main').innerText.replace(/\\s+/g, ' ').length"


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_is_open_to_everybody(
    harbour_hill: Hub, new_hands: NewHands, new_context: Callable[..., BrowserContext], kind: str
):
    hands = new_hands(harbour_hill)
    _come_in(hands, harbour_hill, kind)
    plain = new_context(java_script_enabled=False, storage_state=hands.page.context.storage_state()).new_page()
    wanted = _wanted(kind)
    enough = frozenset[str]() if kind in READERS else wanted
    pages = wander(hands.page.context, harbour_hill.address, first=_pages_of_6b(hands, kind), enough=enough)
    pages |= {name: [pages[from_][0] + more] for name, (from_, more) in TYPED.items() if from_ in pages}
    skipped = _looked_at_as_others(kind)
    wrong = [f"no link leads to {name}" for name in sorted(wanted - set(pages))]
    for path in (path for name, paths in pages.items() if name not in skipped for path in paths):
        wrong += look_at(hands.page, harbour_hill.address + path)
        if kind in READERS:
            wrong += _lost_without_scripts(hands.page, plain)

    assert not wrong, "\n".join(wrong)


def test_what_no_link_leads_to_is_open_to_everybody(harbour_hill: Hub, new_hands: NewHands, tmp_path: Path):
    """The way in, a card, what is typed, and the pages that say no."""
    hands = new_hands(harbour_hill)
    page, mei = hands.page, harbour_hill.students["Mei"]
    wrong = look_at(page, harbour_hill.card)
    for path in ("/no-such-page/", "/card/no-such-card/", "/new-password/no-such-link/"):
        wrong += look_at(page, harbour_hill.address + path)
    hands.go("/sign-in/")
    page.context.clear_cookies()
    hands.write("Your class code", mei.code)
    hands.press("Show me my class")
    expect(page.get_by_role("heading", level=1, name="That page was too old")).to_be_visible()
    wrong += look(page)
    hands.go("/sign-in/")
    hands.write("Your class code", mei.code)
    hands.press("Show me my class")
    page.wait_for_url("**/sign-in/class/")
    wrong += look(page)
    hands.press("Mei", within=page.locator(".faces"))
    page.wait_for_url("**#pictures")
    wrong += look_at(page, page.url.partition("#")[0])  # The link leads past the way to the content.
    come_in_as_student(hands, "Mei", mei)
    hands.go("/import/wordpress/mei/")
    (tmp_path / "diary.xml").write_text("Monday was wet.")
    hands.bring("The file from where your blog was", tmp_path / "diary.xml")
    hands.press("Look at it")
    expect(page.get_by_role("alert").first).to_be_visible()
    wrong += look(page)
    hands.go("/write/")
    hands.press("Publish", exact=True)
    expect(page.get_by_text("Write something first.")).to_be_visible()
    wrong += look(page)

    assert not wrong, "\n".join(wrong)


def _lost_without_scripts(page: Page, plain: Page) -> list[str]:
    """What there is to read less on the same page where scripts do not run."""
    plain.goto(page.url)
    with_scripts, without = page.evaluate(WORDS), len(" ".join(plain.locator("main").inner_text().split()))
    if without < with_scripts * 0.9:
        return [f"{page.url} has {without} letters without scripts, {with_scripts} with them"]
    return []


def _pages_of_6b(hands: Hands, kind: str) -> tuple[str, ...]:
    """It has all that a class can have, and only some classes are looked into; its teacher comes there by the wall."""
    if kind == "teacher":
        return ("/class/",)
    hands.go("/classes/")
    return (str(hands.page.locator("main a", has_text="6B").first.get_attribute("href")),)


def _come_in(hands: Hands, hub: Hub, kind: str) -> None:
    if kind == "student":
        come_in_as_student(hands, "Mei", hub.students["Mei"])
    elif kind != "visitor":
        name = {"teacher": "ines", "guardian": "aiko", "coach": "jonas", "administrator": "ada"}[kind]
        come_in_by_email(hands, f"{name}@harbour-hill.example", hub.passphrase)


def _wanted(kind: str) -> frozenset[str]:
    """The kinds of pages that urls_table.py opens to this kind of person, and that a link must lead to."""
    who = {"student": "author", "teacher": "own teacher"}.get(kind, kind)
    not_linked = NOT_LINKED | NO_PAGES | OF_LEAVERS | set(TYPED)
    if kind in {"guardian", "coach", "administrator"}:
        not_linked |= OF_ONES_BLOG
    if kind != "administrator":
        not_linked |= OF_THE_OFFICE
    if kind != "student":
        not_linked |= OF_SOME_POSTS | OF_WHO_WAS_LOOKED_AT
    opened = {name for name, rows in URLS.items() for row in rows if who in row.opens and row.ok == 200}
    return frozenset(name for name in opened - not_linked if "-feed-" not in name)


def _looked_at_as_others(kind: str) -> set[str]:
    """The names of pages that are looked at as somebody to whom they show as much."""
    if kind == "visitor" or os.environ.get("HUB_EVERY_PAGE") == "yes":
        return set()
    if kind == "student":
        return {"parts", "forgot-password", "sign-in", "sign-in-staff", "sign-in-family"}
    return SAME_FOR_ALL
