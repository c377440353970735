"""A teacher makes a passkey in a real browser, and comes in with it alone; with time codes, the phone is asked for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from hub.people.models import RecoveryCode, TimeCode
from hub.people.models.time_code import STEP, code_at, new_secret
from samples.cast import Cast
from tests.journeys.looking import look
from tests.journeys.watching import Watch

PASSWORD = "seven quiet harbour boats"
# A device that is unlocked by its owner's finger each time, without anybody there.
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page_of_ines(
    transactional_db: None, cast: Cast, live_server: LiveServer, new_context: Callable[..., BrowserContext]
) -> Iterator[Page]:
    """A phone at the staff's door, and a device that keeps passkeys."""
    cast.ines.email = "ines@school.example"
    cast.ines.set_password(PASSWORD)
    cast.ines.save()
    context = new_context(viewport={"width": 390, "height": 844}, base_url=live_server.url, locale="en-GB")
    watch = Watch(context, live_server.url)
    page = context.new_page()
    keys = context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    page.goto("/sign-in/staff/")
    yield page
    watch.expect_quiet()


@pytest.mark.thorough
def test_a_teacher_adds_a_passkey_and_comes_in_with_it_alone(page_of_ines: Page):
    page = page_of_ines
    _give_password(page)
    page.wait_for_url("**/desk/")
    page.goto("/me/")
    page.get_by_role("link", name="Add a passkey").click()
    expect(page.get_by_label("What do you call it?")).to_be_visible()
    assert not look(page)
    page.get_by_label("What do you call it?").fill("my phone")
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("button", name="Remove my phone")).to_be_visible()
    page.locator("main").get_by_role("button", name="Sign out", exact=True).click()

    page.goto("/sign-in/staff/?next=/me/")
    assert not look(page)
    page.get_by_role("button", name="Use a passkey").click()

    page.wait_for_url("**/me/")
    expect(page.get_by_role("heading", name="Ines")).to_be_visible()


@pytest.mark.thorough
def test_without_its_passkey_a_browser_says_so(page_of_ines: Page):
    page_of_ines.get_by_role("button", name="Use a passkey").click()

    expect(page_of_ines.get_by_text("No passkey came.")).to_be_visible()


@pytest.mark.thorough
def test_a_teacher_with_time_codes_types_one(page_of_ines: Page, cast: Cast):
    page, secret = page_of_ines, new_secret()
    TimeCode.start(cast.ines, secret)
    RecoveryCode.make_for(cast.ines)

    _give_password(page)
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    assert not look(page)
    page.get_by_label("Code").fill(code_at(secret, int(time.time()) // STEP))
    page.get_by_role("button", name="Come in").click()

    page.wait_for_url("**/desk/")
    page.goto("/me/codes/")
    assert not look(page)
    page.goto("/me/sure/")
    assert not look(page)


def _give_password(page: Page) -> None:
    page.get_by_label("Your e-mail address").fill("ines@school.example")
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Come in").click()
