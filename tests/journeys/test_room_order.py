"""The row of what hangs is put in order by dragging and by keys, and is kept by itself."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hub.showcase.models import Piece, Section
from samples.cast import Cast
from tests.journeys.looking import look

TITLES = ["The raft", "The play", "The map"]


@pytest.fixture
def choosing(transactional_db: None, cast: Cast, live_server: LiveServer, page: Page) -> Page:
    """Mei at the third step of her room, with three pieces."""
    client = Client()
    client.force_login(cast.mei)
    client.post("/showcase/start/", {"grade": "grade-6"})
    room = Section.objects.get()
    for place, title in enumerate(TITLES):
        Piece.objects.create(section=room, title=title, position=place, promised_for=room.last_day)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    page.goto(f"{live_server.url}/showcase/{room.public_id}/?step=choose")
    return page


def kept_after(page: Page) -> list[str]:
    """The order as it is kept, after it has been sent."""
    page.wait_for_event("requestfinished", lambda request: request.method == "POST")
    expect(page.locator("[name=order]:enabled")).to_have_count(0)
    return [line.get_attribute("data-name") or "" for line in page.locator(".hung-row__piece").all()]


@pytest.mark.thorough
def test_the_arrow_keys_move_a_piece_and_say_where_it_is(choosing: Page):
    grip = choosing.get_by_role("button", name="Move: The raft")
    grip.focus()
    choosing.keyboard.press("ArrowRight")
    choosing.keyboard.press("ArrowRight")

    expect(choosing.locator("hub-order [role=status]")).to_have_text("The raft: number 3 of 3")
    expect(grip).to_be_focused()
    assert kept_after(choosing) == ["The play", "The map", "The raft"]
    choosing.keyboard.press("Home")
    assert kept_after(choosing) == TITLES
    choosing.reload()
    expect(choosing.locator(".hung-row__piece").first).to_have_attribute("data-name", "The raft")
    assert not look(choosing)


@pytest.mark.thorough
def test_a_piece_is_dragged_to_its_place(choosing: Page):
    choosing.get_by_role("button", name="Move: The map").scroll_into_view_if_needed()
    start, end = (choosing.locator(f"[data-name='{name}']").bounding_box() for name in ("The map", "The raft"))
    assert start and end
    choosing.mouse.move(start["x"] + 30, start["y"] + 30)
    choosing.mouse.down()
    choosing.mouse.move(end["x"] + 30, end["y"] + 30, steps=8)
    choosing.mouse.up()

    assert kept_after(choosing) == ["The map", "The raft", "The play"]
