"""The server is killed, or the browser closed, while Mei types: nothing older than five seconds is lost."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, BrowserType, Page, expect

from tests.durable_hub import inside
from tests.killing import Served
from tests.prepared import new_hub

pytestmark = pytest.mark.long
OpenBrowser = Callable[[], BrowserContext]
MEI = 1
NOW, ON_DEVICE = "Saved just now", "Saved on this device"


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Served]:
    """A small school that is served."""
    served = Served(tmp_path / "hub", "")
    new_hub(tmp_path / "hub")
    served.start()
    yield served
    served.stop()


@pytest.fixture
def session(hub: Served) -> str:
    """What signs Mei in."""
    return str(inside("open_school", hub.environment)[MEI][0])


@pytest.fixture
def open_browser(browser_type: BrowserType, browser_type_launch_args: dict[str, Any], tmp_path: Path) -> OpenBrowser:
    """Opens Mei's browser, which keeps what it has in a folder when it is closed."""
    folder = tmp_path / "browser"
    return lambda: browser_type.launch_persistent_context(folder, **browser_type_launch_args, locale="en-GB")


@contextmanager
def her_browser(open_browser: OpenBrowser) -> Iterator[BrowserContext]:
    """For as long as the block lasts."""
    context = open_browser()
    yield context
    context.close()


def sign_in(context: BrowserContext, hub: Served, session: str) -> Page:
    """Her page for writing."""
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": f"http://127.0.0.1:{hub.port}"}
    context.add_cookies([{**cookie, "expires": time.time() + 3600}])  # type: ignore[typeddict-item]  # The keys are known.
    page = context.pages[0]
    page.goto(f"http://127.0.0.1:{hub.port}/write/")
    page.locator(".editor-surface").focus()
    return page


@pytest.mark.thorough
def test_the_server_is_killed_while_somebody_types(hub: Served, session: str, open_browser: OpenBrowser):
    with her_browser(open_browser) as context:
        page = sign_in(context, hub, session)
        state = page.locator("hub-save-state")

        page.keyboard.type("Before. ")
        expect(state).to_have_text(NOW)
        hub.kill()
        page.keyboard.type("While it was dead. ")
        expect(state).to_have_text(ON_DEVICE)
        hub.start()
        expect(state).to_have_text(NOW, timeout=20_000)
        page.reload()

        expect(page.locator(".editor-surface")).to_have_text("Before. While it was dead.")


@pytest.mark.thorough
def test_the_browser_is_closed_before_the_server_heard_of_a_new_post(
    hub: Served, session: str, open_browser: OpenBrowser
):
    with her_browser(open_browser) as context:
        page = sign_in(context, hub, session)
        hub.kill()
        page.keyboard.type("Nobody has heard of this. ")
        expect(page.locator("hub-save-state")).to_have_text(ON_DEVICE)

    hub.start()
    with her_browser(open_browser) as context:
        page = sign_in(context, hub, session)
        surface = page.locator(".editor-surface")
        expect(surface).to_have_text("Nobody has heard of this.")
        expect(page.locator("hub-save-state")).to_have_text(NOW, timeout=20_000)
        expect(page).to_have_url(re.compile("/write/.+/"))
        page.goto(f"http://127.0.0.1:{hub.port}/write/")

        expect(surface).to_be_visible()
        expect(surface).to_have_text("")
