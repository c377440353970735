"""A room in each of its ways of hanging and each of its colours: axe by day and night, and no sideways scrolling."""

from __future__ import annotations

import itertools

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hub.blogs.models import ACCENTS
from hub.showcase.models import Layout, Piece, Section
from samples.cast import Cast
from tests.journeys.looking import TOO_WIDE, look_at
from tests.world import build_world, make_picture

WIDTHS = (390, 640, 1280)
"""A phone, and a desk at 200 and 100 %."""
ON_PAPER = """() => { const wall = getComputedStyle(document.querySelector(".wall"));
  return [wall.display, wall.columnCount, wall.borderInlineStartWidth].join(" "); }"""
PLAIN = "block auto 0px"
"""However it hangs on the screen, on paper one piece comes after the other."""


@pytest.mark.thorough
def test_a_room_is_open_to_everybody_however_it_hangs(
    transactional_db: None, cast: Cast, live_server: LiveServer, page: Page
):
    world = build_world(cast)
    room = world.room
    _fill(room, cast)
    _come_in(page, cast, live_server)
    kept = f"{live_server.url}{room.get_absolute_url()}piece/{world.piece.public_id}/"
    wrong = look_at(page, kept)
    for layout, accent in zip(itertools.cycle(Layout.values), ACCENTS, strict=False):
        Section.objects.update(layout=layout, accent=accent)
        wrong += [f"{layout}, {accent}: {line}" for line in look_at(page, live_server.url + room.get_absolute_url())]
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            wrong += [f"{layout} at {width}: {one}" for one in page.evaluate(TOO_WIDE)]
        page.emulate_media(media="print")
        if (drawn := page.evaluate(ON_PAPER)) != PLAIN:
            wrong.append(f"{layout} on paper: {drawn}")
        page.emulate_media(media="screen")

    assert not wrong, "\n".join(wrong)


@pytest.mark.thorough
def test_on_paper_a_post_has_its_discussion_and_nothing_private(
    transactional_db: None, cast: Cast, live_server: LiveServer, page: Page
):
    world = build_world(cast)
    _come_in(page, cast, live_server)

    page.goto(live_server.url + world.class_post.get_absolute_url())
    expect(page.get_by_text("Grandma would love this.")).to_be_visible()
    page.emulate_media(media="print")

    expect(page.get_by_text("I have seen that crab!")).to_be_visible()
    for hidden in ("Grandma would love this.", "Does it help a goal?", "Who can see it"):
        expect(page.get_by_text(hidden)).to_be_hidden()
    expect(page.locator(".comment-form")).to_be_hidden()


def _come_in(page: Page, cast: Cast, live_server: LiveServer) -> None:
    """As Mei."""
    client = Client()
    client.force_login(cast.mei)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])


def _fill(room: Section, cast: Cast) -> None:
    """All that can hang: pictures, a film, words, a link, a picture to come, a heading, a word that does not break."""
    picture = make_picture(cast, cast.mei, "reef.png", alternative="A reef")
    Piece.objects.create(section=room, title="A reef", picture=picture, position=3, why="It glows.", learned="Slowly.")
    Piece.objects.create(section=room, title="A film", video_address="https://vimeo.com/76979871", heading="Last term")
    Piece.objects.create(section=room, title="W" * 90, address="https://example.org/" + "w" * 200, position=5)
