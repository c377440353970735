"""While a student writes: one tap takes a guessed shelf or word, and names are saved as they are tapped."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hub.blogs.models import Category, Entry, Tag
from samples.cast import Cast


@pytest.fixture
def writing(transactional_db: None, cast: Cast, live_server: LiveServer, page: Page) -> Page:
    """Mei at an empty page; she has put posts about bridges on the last of nine shelves."""
    for position, name in enumerate(["Ant", "Bee", "Cat", "Dog", "Emu", "Fox", "Gnu", "Hen", "Building"]):
        Category.objects.create(school=cast.school, name=name, slug=name.lower(), position=position)
    for number in range(4):
        post = cast.post(cast.mei, "class", f"Bridge {number}", body="<p>The bridge of straws held stones.</p>")
        post.name_with(Tag.objects.named(post.blog, ["straws"]))
        post.file_under([Category.objects.get(slug="building")])
    client = Client()
    client.force_login(cast.mei)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    page.goto(f"{live_server.url}/write/")
    return page


@pytest.mark.thorough
def test_one_tap_takes_the_shelf_and_one_the_word(writing: Page):
    writing.locator("#title").fill("Bridge five")
    writing.locator("[contenteditable=true]").first.click()
    writing.keyboard.insert_text("This bridge has twice as many straws and stands on two books.")
    expect(writing.get_by_text("We guess Building, because your last 4 posts about")).to_be_visible()

    writing.locator(".chips > .chip", has_text="Building").first.click()
    writing.get_by_role("button", name="straws", exact=True).click()
    expect(writing.get_by_label("Words that help people find it")).to_have_value("straws")
    expect(writing.get_by_role("button", name="straws Take it away")).to_be_focused()
    writing.get_by_role("button", name="Publish").click()
    expect(writing.get_by_role("heading", level=1, name="Bridge five")).to_be_visible()

    post = Entry.objects.get(title="Bridge five")
    assert [shelf.name for shelf in post.categories.all()] == ["Building"]
    assert [tag.name for tag in post.tags.all()] == ["straws"]


@pytest.mark.thorough
def test_a_name_is_given_and_taken_away_while_the_page_saves_itself(writing: Page, cast: Cast):
    state, tomas = writing.locator("hub-save-state"), writing.locator(".chip", has_text="Tomas")
    writing.locator("#title").fill("Bridge five")
    expect(state).to_have_text("Saved just now")
    writing.get_by_text("When, and more").click()

    for named in ([cast.mei, cast.tomas], [cast.mei]):
        with writing.expect_response("**/keep/"):
            tomas.click()
        assert list(Entry.objects.drafts().get().authors.order_by("first_name")) == named
