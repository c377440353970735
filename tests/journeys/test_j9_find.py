"""J9: a student finds any of their posts among many, in two actions at the most.

How long it takes among 10,000 is measured by `make bench`; no test here is timed.
"""

from __future__ import annotations

import datetime
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hub.blogs.models import Authorship, Entry
from hub.ids import new_public_id
from hub.search.indexing import index_entries
from samples.cast import Cast
from tests.journeys.looking import RULES, RUN

MANY = 300


class Actions:
    """Does what a reader does, and counts it: a click, or typing something and pressing Enter."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def search(self, words: str) -> None:
        """Type into the box that has the focus, and Enter."""
        self.count += 1
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")

    def click(self, name: str) -> None:
        """Click the link with this name."""
        self.count += 1
        self.page.get_by_role("link", name=name, exact=True).first.click()


@pytest.fixture
def reader(transactional_db: None, cast: Cast, live_server: LiveServer, page: Page) -> Actions:
    """Mei, with many posts of three years, at the page that is one key away: search."""
    _write_many(cast)
    client = Client()
    client.force_login(cast.mei)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    page.goto(f"{live_server.url}/")
    return Actions(page)


@pytest.mark.parametrize(
    "number", [MANY // 2, *(pytest.param(end, marks=pytest.mark.thorough) for end in (0, MANY - 1))]
)
def test_any_post_is_two_actions_away(reader: Actions, number: int):
    reader.page.get_by_role("searchbox").focus()

    reader.search(f"{_word(number)} tide")
    reader.click(_title(number))

    expect(reader.page.get_by_role("heading", level=1)).to_have_text(_title(number))
    assert reader.count <= 2


@pytest.mark.thorough
def test_words_of_the_text_find_it_as_well_as_the_title(reader: Actions):
    reader.page.get_by_role("searchbox").focus()

    reader.search(f"lantern {_word(7)}")
    reader.click(_title(7))

    expect(reader.page.get_by_role("heading", level=1)).to_have_text(_title(7))
    assert reader.count <= 2


@pytest.mark.thorough
def test_it_is_found_while_one_types(reader: Actions):
    page = reader.page
    page.goto(page.url + "search/")
    page.get_by_role("searchbox").type(_word(9))

    expect(page.get_by_role("link", name=_title(9), exact=True)).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.locator("#found-words")).to_have_text(f"1 post with “{_word(9)}”")
    assert page.url.endswith(f"?q={_word(9)}")


@pytest.mark.thorough
def test_the_box_of_the_front_shows_it_at_once_and_the_arrow_keys_lead_there(reader: Actions):
    page = reader.page
    box = page.get_by_role("searchbox")
    box.type(_word(9))
    hit = page.locator(".finder__panel").get_by_role("link", name=_title(9))
    expect(hit).to_be_visible()
    expect(page.locator("hub-find [role=status]").last).to_have_text(f"1 post with “{_word(9)}”")
    expect(box).to_be_focused()
    page.evaluate(Axe().axe_script)
    assert page.evaluate(RUN, RULES["light"]) == []

    box.press("ArrowDown")
    expect(hit).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(hit).to_be_hidden()
    expect(box).to_have_value(_word(9))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Find something")).to_be_visible()
    assert page.url.endswith(f"/search/?q={_word(9)}")


@pytest.mark.thorough
def test_the_bar_of_every_page_has_the_box(reader: Actions):
    page = reader.page
    page.goto(page.url + "classes/")
    page.locator(".bar .menu--wide summary").press("Enter")
    expect(page.get_by_role("searchbox")).to_be_focused()

    page.keyboard.type(_word(11))
    hit = page.locator(".finder__panel").get_by_role("link", name=_title(11))
    expect(hit).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(_title(11))


@pytest.mark.thorough
def test_an_older_question_is_given_up_for_a_newer_one(reader: Actions):
    page = reader.page
    older = f"/search/at-once/?q={_word(1)}"
    page.route(f"**{older}", lambda route: None)  # It is never answered.
    box = page.get_by_role("searchbox")
    with page.expect_request(f"**{older}"):
        box.type(_word(1))

    with page.expect_event("requestfailed", lambda request: request.url.endswith(older)):
        box.fill(_word(2))

    expect(page.locator(".finder__posts")).to_contain_text(_title(2))


@pytest.mark.thorough
def test_a_chip_narrows_what_was_found_while_one_typed(reader: Actions):
    page = reader.page
    page.goto(page.url + "search/?by=mei")
    page.get_by_role("searchbox").type("tide")
    chip = page.locator("#found").get_by_role("link", name="Only by me")
    expect(page).to_have_url(re.compile(r"/search/\?q=tide&by=mei$"))
    page.get_by_role("searchbox").press("ArrowDown")
    expect(chip).to_be_focused()

    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/search/\?q=tide$"))
    expect(page.get_by_role("searchbox")).to_have_value("tide")


def _word(number: int) -> str:
    """A word of its own for each number."""
    letters = "bdfgklmnprst"
    return "".join(letters[number // 12**place % 12] + "aeiou"[place] for place in range(4))


def _title(number: int) -> str:
    return f"Tide of {_word(number)}"


def _write_many(cast: Cast) -> None:
    now = timezone.now()
    entries = [
        Entry(
            school=cast.school, blog=cast.blogs["Mei"], public_id=new_public_id(), title=_title(number),
            slug=f"tide-{number}", plain=f"A lantern and {_word(number)}.",
            body=f"<p>A lantern and {_word(number)}.</p>",
            published_at=now - datetime.timedelta(days=3 * number + 1), audience="class",
        )
        for number in range(MANY)
    ]  # fmt: skip
    Entry.objects.bulk_create(entries)
    Authorship.objects.bulk_create(Authorship(entry=entry, person=cast.mei) for entry in entries)
    index_entries(Entry.objects.filter(blog=cast.blogs["Mei"]))
