"""The browser of the tests works, so that no journey is skipped unseen."""

from playwright.sync_api import Page, expect


def test_chromium_shows_a_page(page: Page) -> None:
    page.set_content("<h1>Learning Hub</h1>")

    expect(page.get_by_role("heading", name="Learning Hub")).to_be_visible()
