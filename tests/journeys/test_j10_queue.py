"""J10: a teacher looks through 30 waiting comments and posts with one key each, or one tap each on a phone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hub.audience.models import Approval
from hub.blogs.models import Entry
from hub.comments.models import Comment
from samples.cast import Cast
from tests.journeys.conftest import PHONE
from tests.journeys.hands import Hands
from tests.world import say

pytestmark = pytest.mark.thorough
POSTS, COMMENTS = 10, 20
MANY = POSTS + COMMENTS


@pytest.fixture
def ines(transactional_db: None, cast: Cast, live_server: LiveServer, page: Page) -> Hands:
    """Ines at her queue; Mei and Tomas have written much that waits."""
    post = cast.post(cast.mei, "class", "Bridge three")
    for number in range(POSTS):
        cast.post(cast.mei, "everyone", f"Day {number}", released=False)
    for number in range(COMMENTS):
        comment = say(cast, post, cast.tomas, f"I wonder about part {number} of the bridge.")
        comment.written_at -= timedelta(hours=COMMENTS - number)  # Many in one hour would be told to her.
        comment.save(update_fields=["written_at"])
    client = Client()
    client.force_login(cast.ines)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    page.goto(f"{live_server.url}/waiting/")
    return Hands(page, live_server.url)


def left(page: Page, number: int) -> None:
    """The queue says that so many wait."""
    expect(page.get_by_role("heading", name=f"{number} waiting", exact=True)).to_be_visible()


def test_thirty_things_are_decided_with_thirty_keys_on_one_page(ines: Hands):
    page, loads = ines.page, []
    left(page, MANY)
    page.on("load", lambda _page: loads.append(1))

    for number in range(MANY):
        page.keyboard.press("x" if number % 10 == 9 else "a")
        left(page, MANY - number - 1)

    expect(page.get_by_text("All read. Nothing is waiting.")).to_be_visible()
    decisions = Approval.objects.values_list("decision", flat=True)
    assert sorted(decisions) == ["held"] * 3 + ["released"] * (MANY - 3)
    assert not loads


def test_all_that_are_safe_go_in_with_one_press_and_come_back_with_one_key(ines: Hands, cast: Cast):
    page = ines.page
    say(cast, Entry.objects.get(title="Bridge three"), cast.tomas, "You are such a loser")
    page.reload()
    ines.forget()

    ines.press(f"Let in all {MANY} in which nothing was noticed")
    left(page, 1)

    assert ines.actions == 1
    expect(page.get_by_text("You are such a loser").first).to_be_visible()
    expect(page.get_by_text("May sound unkind").first).to_be_visible()
    page.keyboard.press("z")
    left(page, MANY + 1)


def test_a_key_takes_the_last_decision_back_and_others_walk_through_the_list(ines: Hands):
    page = ines.page
    page.keyboard.press("a")
    left(page, MANY - 1)

    page.keyboard.press("z")
    left(page, MANY)
    page.keyboard.press("j")
    expect(page.locator("[aria-current=true]").filter(has_text="Day 1")).to_be_visible()
    page.keyboard.press("k")
    expect(page.locator("[aria-current=true]").filter(has_text="Day 0")).to_be_visible()


def test_far_down_a_long_list_the_line_and_its_decision_are_in_sight_together(ines: Hands):
    page = ines.page
    page.get_by_role("link", name="part 15 of the bridge").click()
    expect(page.locator("[aria-current=true]").filter(has_text="part 15")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Let it in A")).to_be_in_viewport()

    page.keyboard.press("a")
    left(page, MANY - 1)
    expect(page.locator("[aria-current=true]").filter(has_text="part 16")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Undo")).to_be_in_viewport()


def test_a_word_to_the_writer_takes_two_keys(ines: Hands):
    page = ines.page
    page.keyboard.press("c")
    page.keyboard.press("Enter")
    left(page, MANY - 1)

    held = Approval.objects.get(decision="held")
    assert held.note


def test_no_key_decides_while_somebody_types(ines: Hands):
    page = ines.page
    ines.press_on(page.get_by_text("Write my own"))
    ines.write("Your word to the writer", "axz")
    page.get_by_label("Your word to the writer").press("a")

    left(page, MANY)


def test_on_a_phone_nobody_is_told_of_keys(ines: Hands):
    keys = ines.page.locator("kbd")
    expect(keys.filter(visible=True)).not_to_have_count(0)

    ines.page.set_viewport_size(PHONE)

    expect(keys.filter(visible=True)).to_have_count(0)


def test_on_a_phone_each_takes_one_tap(ines: Hands):
    page = ines.page
    page.set_viewport_size(PHONE)
    ines.forget()
    for number in range(5):
        ines.press("Let it in")
        left(page, MANY - number - 1)

    assert ines.actions == 5


def test_without_javascript_buttons_do_the_same(ines: Hands):
    browser = ines.page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, storage_state=ines.page.context.storage_state())
    page = context.new_page()
    page.goto(f"{ines.address}/waiting/?of=comments")
    page.get_by_role("button", name="Let it in").click()
    left(page, COMMENTS - 1)
    page.get_by_role("button", name="Undo").click()
    left(page, COMMENTS)

    assert Comment.objects.filter(approval__decision="waiting").count() == COMMENTS
    context.close()
