"""Mei draws, speaks, and brings a large picture while the network comes and goes."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from hashlib import sha256

import pytest
from django.test import Client
from PIL import Image
from playwright.sync_api import BrowserContext, FilePayload, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from hub.blogs.models import Entry
from hub.media.models import MediaFile, Upload
from samples.cast import Cast, build_cast

QUESTION = "What is in the picture?"


@pytest.fixture
def school(transactional_db: None) -> Cast:
    """Harbour Hill School, in a database that the server of the test sees too."""
    return build_cast()


@pytest.fixture
def page_of_mei(school: Cast, page: Page, context: BrowserContext, live_server: LiveServer) -> Iterator[Page]:
    """An empty page for writing; whatever the browser complains of fails the test."""
    client = Client()
    client.force_login(school.mei)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda told: complaints.append(told.text) if "Security Policy" in told.text else None)
    page.goto(f"{live_server.url}/write/")
    expect(page.locator(".editor-surface")).to_be_visible()
    yield page
    assert not complaints


def tool(page: Page, name: str) -> None:
    page.get_by_role("toolbar").get_by_role("button", name=name, exact=True).click()


def noisy_picture() -> bytes:
    """Two megabytes that cannot be packed any smaller."""
    out = io.BytesIO()
    Image.frombytes("RGB", (1500, 1000), os.urandom(4_500_000)).save(out, "JPEG", quality=92)
    return out.getvalue()


@pytest.mark.thorough
def test_a_picture_arrives_whole_though_the_network_was_away_and_publishing_waits_for_it(
    school: Cast, page_of_mei: Page
):
    content = noisy_picture()
    away, parts = True, 0

    def line(route: Route) -> None:
        nonlocal parts
        if route.request.method == "PATCH" and parts >= 1 and away:
            route.abort("internetdisconnected")
        else:
            parts += route.request.method == "PATCH"
            route.continue_()

    page_of_mei.route("**/media/uploads/**", line)
    with page_of_mei.expect_file_chooser() as chosen:
        tool(page_of_mei, "Picture")
    chosen.value.set_files(FilePayload(name="IMG_0001.JPG", mimeType="image/jpeg", buffer=content))
    expect(page_of_mei.get_by_text("The network is away. IMG_0001.JPG goes on when it is back.")).to_be_visible()
    upload = Upload.objects.get()
    assert 0 < upload.arrived < upload.size
    page_of_mei.get_by_label("Title").fill("The storm")
    page_of_mei.get_by_role("button", name="Publish").click()
    expect(page_of_mei.get_by_role("status").filter(has_text="still on their way")).to_be_attached()
    away = False

    expect(page_of_mei.get_by_role("heading", name="The storm")).to_be_visible(timeout=20_000)

    media = MediaFile.objects.get()
    assert list(Entry.objects.get(title="The storm").media.all()) == [media]
    assert media.sha256 == sha256(content).hexdigest()
    assert (media.owner, media.width, media.height) == (school.mei, 1500, 1000)


@pytest.mark.thorough
def test_a_drawing_is_made_with_undo_and_kept_when_one_looks_away(page_of_mei: Page):
    tool(page_of_mei, "Drawing")
    pad = page_of_mei.get_by_role("dialog", name="Drawing")
    put_in = pad.get_by_role("button", name="Put it in")
    expect(put_in).to_be_disabled()
    box = pad.get_by_role("img", name="Paper to draw on").bounding_box()
    assert box
    pad.get_by_text("Red", exact=True).locator("..").click()
    for height in (0.3, 0.7):
        page_of_mei.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * height)
        page_of_mei.mouse.down()
        page_of_mei.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + box["height"] * height, steps=8)
        page_of_mei.mouse.up()
    page_of_mei.keyboard.press("Control+z")
    page_of_mei.keyboard.press("Escape")
    expect(pad).to_be_hidden()
    tool(page_of_mei, "Drawing")
    put_in.click()

    expect(page_of_mei.get_by_label(QUESTION)).to_be_visible()

    media = MediaFile.objects.get()
    drawing = Image.open(media.file).convert("RGB")
    first, second = drawing.getpixel((800, 360)), drawing.getpixel((800, 840))
    assert (media.name, drawing.size) == ("drawing.png", (1600, 1200))
    assert isinstance(first, tuple) and first[0] > 180 > 90 > first[1]
    assert second == (255, 255, 255)


@pytest.mark.thorough
def test_a_voice_note_is_recorded_with_what_is_said(page_of_mei: Page):
    tool(page_of_mei, "Voice")
    recorder = page_of_mei.get_by_role("dialog", name="Voice")
    recorder.get_by_role("button", name="Record").click()
    expect(recorder.get_by_role("timer")).to_have_text("0:01")
    recorder.get_by_role("button", name="Stop").click()
    recorder.get_by_label("What do you say?").fill("The heron stood still.")
    recorder.get_by_role("button", name="Put it in").click()

    expect(page_of_mei.locator(".editor-card audio")).to_be_visible()

    media = MediaFile.objects.get()
    assert (media.kind, media.transcript, media.playing) == ("audio", "The heron stood still.", "")
    page_of_mei.get_by_role("button", name="Who made it?").click()
    about = page_of_mei.get_by_role("dialog", name="Who made it?")
    expect(about.get_by_label("What is said in it?")).to_have_value("The heron stood still.")
    about.get_by_label("Who made it?").fill("Mei")
    about.get_by_role("button", name="Save").click()
    expect(about).to_be_hidden()
    media.refresh_from_db()
    assert media.credit_maker == "Mei"
