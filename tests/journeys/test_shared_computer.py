"""Two students at one computer, one after the other: the second finds nothing of the first (safety.md L14, L15)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, BrowserType, expect

from tests.journeys.hands import Hands
from tests.journeys.served import Hub
from tests.journeys.signing_in import come_in_as_student, press_pictures
from tests.journeys.watching import Watch

SECRET = "My kingfisher secret"
STEPS_BACK = 15


@pytest.fixture
def shared(browser_type: BrowserType, browser_type_launch_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """A browser as people have it: going back shows pages from memory."""
    browser = browser_type.launch(**browser_type_launch_args, ignore_default_args=["--disable-back-forward-cache"])
    context = browser.new_context(viewport={"width": 768, "height": 1024}, locale="en-GB")
    context.set_default_timeout(20_000)
    yield context
    browser.close()


def test_the_next_student_finds_nothing_of_the_one_before(harbour_hill: Hub, shared: BrowserContext):
    watch = Watch(shared, harbour_hill.address)
    computer = Hands(shared.new_page(), harbour_hill.address)
    page = computer.page
    come_in_as_student(computer, "Mei", harbour_hill.students["Mei"])
    page.route("**/keep/", lambda route: route.abort())  # The network is away while Mei writes.
    computer.go("/write/")
    computer.write_on(page.locator(".editor-surface"), SECRET)
    expect(page.locator("hub-save-state")).to_have_text("Saved on this device")
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "hub-writing/" in kept
    assert SECRET not in kept  # Locked; only Mei's own page has the key.
    computer.go("/desk/")
    expect(page.get_by_text("Hello, Mei")).to_be_visible()

    beside = shared.new_page()
    beside.goto(page.url)

    computer.press("Next student")
    page.wait_for_url(re.compile("/sign-in/class/"))
    # A browser that shows her desk from its memory all the same.
    beside.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    beside.wait_for_url(re.compile("/sign-in/"))
    beside.close()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    _nothing_by_going_back(computer)
    computer.go("/sign-in/class/")
    computer.press("Tomas", within=page.locator(".faces"))
    press_pictures(computer, harbour_hill.students["Tomas"])
    expect(page.get_by_text("Hello, Tomas")).to_be_visible()
    _nothing_by_going_back(computer)
    computer.go("/write/")
    expect(page.locator(".editor-surface")).to_be_visible()
    assert SECRET not in page.locator("body").inner_text()
    watch.expect_quiet()


def _nothing_by_going_back(computer: Hands) -> None:
    """Step by step, as far as this browser remembers; and forward again."""
    page = computer.page
    for _step in range(STEPS_BACK):
        if page.evaluate("history.length") == 1 or page.go_back(wait_until="commit") is None:
            break
        page.wait_for_load_state()
        seen = page.locator("body").inner_text()
        assert "Hello, Mei" not in seen, page.url
        assert SECRET not in seen, page.url
