"""What is typed about a room is kept by itself, as in the editor, and two windows ask which text stays."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Dialog, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from hub.media.models import MediaFile
from hub.showcase.models import Piece, Section
from hub.showcase.tests.test_pieces import picture
from samples.cast import Cast

TITLE, NOW = "Title on the wall", "Saved just now"


@pytest.fixture
def building(transactional_db: None, cast: Cast, live_server: LiveServer, page: Page) -> Page:
    """Mei at the last step of her room."""
    client = Client()
    client.force_login(cast.mei)
    client.post("/showcase/start/", {"grade": "grade-6"})
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    page.goto(f"{live_server.url}/showcase/{Section.objects.get().public_id}/?step=share")
    return page


@pytest.mark.thorough
def test_what_is_typed_is_kept_and_nobody_is_asked_on_leaving(building: Page):
    asked: list[Dialog] = []
    building.on("dialog", lambda dialog: asked.append(dialog))

    building.get_by_label(TITLE).press_sequentially("The year I tested things")
    expect(building.locator("hub-saved")).to_have_text(NOW)
    building.reload()

    expect(building.get_by_label(TITLE)).to_have_value("The year I tested things")
    assert asked == []


@pytest.mark.thorough
def test_a_button_pressed_while_it_saves_keeps_all_and_leads_on(building: Page):
    building.get_by_label(TITLE).press_sequentially("The year")
    with building.expect_request(lambda request: request.method == "POST"):
        pass  # It is on its way now.
    building.get_by_label(TITLE).press_sequentially(" I tested things")
    building.get_by_role("button", name="Look at my room").click()

    expect(building).to_have_url(re.compile("/@mei/showcase/grade-6/"))
    expect(building.get_by_role("heading", level=1)).to_contain_text("The year I tested things")


@pytest.mark.thorough
def test_two_windows_ask_which_text_stays(building: Page):
    other = building.context.new_page()
    other.goto(building.url)
    building.get_by_label(TITLE).press_sequentially("The year I tested things")
    expect(building.locator("hub-saved")).to_have_text(NOW)

    other.get_by_label(TITLE).press_sequentially("Another")
    expect(other.get_by_role("alert")).to_contain_text("Which one stays?")
    expect(other.get_by_role("alert")).to_contain_text("The year I tested things")
    assert Section.objects.get().title == "The year I tested things"
    other.get_by_role("button", name="Keep mine").click()

    expect(other.locator("hub-saved")).to_have_text("Saved")
    assert Section.objects.get().title == "Another"


@pytest.mark.thorough
def test_a_picture_that_is_chosen_is_kept_before_a_button_is_pressed(building: Page):
    building.goto(building.url.replace("?step=share", "hang/?source=picture"))
    photo = {"name": "tides.png", "mimeType": "image/png", "buffer": picture().read()}
    building.get_by_label("The picture", exact=True).set_input_files(photo)  # type: ignore[arg-type]  # The keys are known.
    building.locator(".ribbon-choice label").first.click()
    building.get_by_label("Title", exact=True).press_sequentially("The tides")

    expect(building.locator("hub-saved")).to_have_text(NOW)
    assert MediaFile.objects.get() == Piece.objects.get().picture
    after = building.context.new_page()
    after.goto(building.url)
    expect(after.locator(".piece-form__picture")).to_be_visible()
    building.get_by_role("button", name="Hang it").click()

    expect(building.get_by_text("“The tides” hangs in your room.")).to_be_visible()
    assert MediaFile.objects.count() == 1


@pytest.mark.thorough
def test_a_picture_for_an_open_room_waits_for_the_button_even_when_the_browser_closes(building: Page, cast: Cast):
    Section.objects.get().show(by=cast.mei, audience="class")
    building.goto(building.url.replace("?step=share", "hang/?source=picture"))
    address = building.url
    photo = {"name": "tides.png", "mimeType": "image/png", "buffer": picture().read()}
    building.get_by_label("Title", exact=True).press_sequentially("The tides")
    building.locator(".ribbon-choice label").first.click()
    with building.expect_response(lambda answer: answer.request.method == "POST"):
        building.get_by_label("The picture", exact=True).set_input_files(photo)  # type: ignore[arg-type]  # The keys are known.
    expect(building.locator(".piece-form__picture")).to_be_visible()
    expect(building.locator("hub-saved [data-words]")).to_have_text("Not saved yet")
    assert not Piece.objects.exists()
    building.wait_for_timeout(500)
    building.close(run_before_unload=False)

    after = building.context.new_page()
    after.goto(address)
    expect(after.locator(".piece-form__picture")).to_be_visible()
    expect(after.get_by_label("Title", exact=True)).to_have_value("The tides")
    after.get_by_role("button", name="Hang it").click()

    expect(after.get_by_text("“The tides” hangs in your room.")).to_be_visible()
    assert Piece.objects.get().picture == MediaFile.objects.get()


@pytest.mark.thorough
def test_a_button_pressed_before_the_other_window_is_known_of_undoes_nothing(building: Page):
    other = building.context.new_page()
    other.goto(building.url)
    building.get_by_label(TITLE).press_sequentially("The year I tested things")
    expect(building.locator("hub-saved")).to_have_text(NOW)

    with other.expect_request(lambda request: request.method == "POST"):
        other.get_by_label(TITLE).press_sequentially("Another")
    other.get_by_role("button", name="Look at my room").click()

    expect(other.get_by_role("alert")).to_contain_text("Which one stays?")
    assert Section.objects.get().title == "The year I tested things"


@pytest.mark.thorough
def test_an_answer_that_was_lost_is_no_other_window(building: Page):
    lost = 1

    def lose_one(route: Route) -> None:
        nonlocal lost
        if route.request.method == "POST" and lost:
            lost -= 1
            route.fetch()
            route.abort()
        else:
            route.continue_()

    building.route("**/showcase/**", lose_one)
    building.get_by_label(TITLE).press_sequentially("The year")
    expect(building.locator("hub-saved")).to_contain_text("Saved on this device")
    building.get_by_label(TITLE).press_sequentially(" I tested things")

    expect(building.locator("hub-saved")).to_have_text(NOW)
    assert Section.objects.get().title == "The year I tested things"
