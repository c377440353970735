"""Several hundred texts that attack whoever reads them, posted and pasted: nothing runs and nothing leaves the hub,
even where a browser knows no content security policy."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from hub.text.cleaning import clean
from hub.text.tests import hostile
from samples.cast import Cast, build_cast
from tests.journeys.test_j2_room import sign_in

# Every way in which the texts would show that they ran, but for asking another address.
TRAP = "window.ran = []; for (const name of ['alert', 'msgbox', 'prompt']) window[name] = () => window.ran.push(name);"
PASTE = """
(surface, texts) => {
  for (const html of texts) {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    surface.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }));
  }
}
"""


@pytest.fixture
def school(transactional_db: None) -> Cast:
    """Harbour Hill School, in a database that the server of the test sees too."""
    return build_cast()


@pytest.mark.parametrize(
    "bypass", [False, pytest.param(True, marks=pytest.mark.thorough)], ids=["policy on", "policy off"]
)
def test_hostile_texts_do_nothing(
    school: Cast, new_context: Callable[..., BrowserContext], live_server: LiveServer, *, bypass: bool
):
    post = school.post(school.mei, "class", "Hostile", body="\n".join(map(clean, hostile.texts())))
    context = new_context(bypass_csp=bypass)
    sign_in(context, live_server, school.mei)
    context.add_init_script(TRAP)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.route(lambda url: not url.startswith(live_server.url), lambda route: route.abort())
    page = context.new_page()

    page.goto(live_server.url + post.get_absolute_url())
    expect(page.get_by_role("heading", name="Hostile")).to_be_visible()
    expect_nothing_ran(page)
    page.goto(f"{live_server.url}/write/{post.public_id}/")
    expect(page.locator(".editor-surface")).to_be_visible()
    expect_nothing_ran(page)
    page.goto(f"{live_server.url}/write/")
    page.locator(".editor-surface").evaluate(PASTE, hostile.texts())
    expect(page.get_by_text("Saved just now")).to_be_visible(timeout=20_000)
    expect_nothing_ran(page)

    if bypass:  # The trap is one that catches.
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>')")
        page.wait_for_function("window.ran.length")
    assert not [url for url in asked if not url.startswith((live_server.url, "data:", "blob:"))]


def expect_nothing_ran(page: Page) -> None:
    """Also not a moment later, when pictures that are not there have failed."""
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.ran") == []
