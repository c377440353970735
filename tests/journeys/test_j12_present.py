"""J12: a student presents her room, by touch and by keys alone, and goes on when the hub is gone in the middle."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.conftest import NewHands
from tests.journeys.hands import Hands
from tests.journeys.served import Hub, serving
from tests.journeys.signing_in import come_in_as_student

ROOM = "/@mei/showcase/grade-6/"
TITLES = [
    *("The year I learned to test things", "What I wanted this year", "The bridge that held 2.4 kg"),
    *("The harbour at six o’clock", "Kingfisher", "Our class play, backstage", "Moon Cave, a maze game"),
    *("Beans in the dark", "Nine leaves, two colours", "What’s next"),
]
ICON = "/static/design/icon."
"""Of the tab: the browser asks for it by itself, now and then."""
PICTURES = "() => [...document.querySelectorAll('.present__slide img')].filter((one) => one.checkVisibility())"
THERE = f"({PICTURES})().every((one) => one.complete && one.naturalWidth > 0)"
SWIPE = """(way) => {
  const place = document.querySelector(".present__screen:not([data-away]) .present__slide");
  const touch = (clientX) => new Touch({ identifier: 1, target: place, clientX, clientY: 300 });
  const tell = (name, x, touches) =>
    place.dispatchEvent(new TouchEvent(name, { touches, changedTouches: [touch(x)], bubbles: true }));
  tell("touchstart", 200, [touch(200)]);
  tell("touchend", 200 + way, []);
}"""


def test_mei_presents_and_goes_on_when_the_hub_is_gone(own_harbour_hill: Path, new_hands: NewHands):
    with serving(own_harbour_hill) as hub:
        by_touch, by_keys = new_hands(hub, has_touch=True), new_hands(hub, keys=True)
        begun = [(mei, _begins(mei, hub)) for mei in (by_touch, by_keys)]
    for mei, seen in begun:
        asked = _requests_of(mei.page)
        seen += [_go_on(mei) for _ in TITLES[len(seen) :]]

        assert [" ".join(words.split()) for words in seen] == TITLES
        assert not asked
        assert mei.page.locator(".present__slide img").count() >= 6
        _goes_back_and_forth(mei.page)
        _stays_when_there_is_no_way_out(mei.page)


def test_the_keys_of_a_remote_and_the_whole_screen(harbour_hill: Hub, new_hands: NewHands):
    mei = new_hands(harbour_hill, keys=True)
    come_in_as_student(mei, "Mei", harbour_hill.students["Mei"])
    mei.go(f"{ROOM}present/")
    page = mei.page
    keys = ("PageDown", "PageDown", "PageUp", "End", "Home", " ", "ArrowRight", "ArrowLeft")
    walked = [_after(page, key) for key in keys]

    assert walked == [TITLES[place] for place in (1, 2, 1, 9, 0, 1, 2, 1)]
    assert page.evaluate("document.activeElement.matches('.present__slide')")
    expect(page.get_by_role("status").filter(has_text=re.compile(r"Slide 2 of 1\d"))).to_be_attached()
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement === null")
    page.keyboard.press("Escape")
    page.wait_for_url(f"**{ROOM}")


def test_mei_rehearses_with_notes_that_stay(harbour_hill: Hub, new_hands: NewHands):
    mei = new_hands(harbour_hill)
    come_in_as_student(mei, "Mei", harbour_hill.students["Mei"])
    mei.go(f"{ROOM}present/")
    mei.press("Rehearse, with notes and a clock")
    page, note = mei.page, mei.page.get_by_label("What I want to say").filter(visible=True)
    mei.press("Start")
    mei.press("Next")
    expect(page.get_by_text("Then: The bridge that held 2.4 kg")).to_be_visible()
    note.fill("I look at everybody first. ")
    expect(page.get_by_text("Saved just now").filter(visible=True)).to_be_visible()
    expect(page.get_by_role("timer")).not_to_have_text("0:00")
    page.context.set_offline(True)
    note.press_sequentially("Then I smile.")
    expect(page.get_by_text("Not saved yet.").filter(visible=True)).to_be_visible()
    assert page.url.endswith("#goals"), "A space in the note is a space."
    mei.press("Next")
    page.context.set_offline(False)
    mei.press("Back")
    mei.press("Keep this note")
    expect(page.get_by_text("Saved just now").filter(visible=True)).to_be_visible()
    page.reload()

    expect(note).to_have_value("I look at everybody first. Then I smile.")
    mei.go(f"{ROOM}present/")
    expect(page.get_by_text("Ready: works without the internet.")).to_be_visible()
    assert "I look at everybody first." not in page.content()


def _begins(mei: Hands, hub: Hub) -> list[str]:
    """From the room to the fourth slide; the titles of those she showed."""
    come_in_as_student(mei, "Mei", hub.students["Mei"])
    mei.go(ROOM)
    mei.forget()
    mei.press("Present")
    mei.page.wait_for_url(f"**{ROOM}present/")
    expect(mei.page.get_by_text("Ready: works without the internet.")).to_be_visible()
    print(f"Presenting: {mei.counted()}")
    assert mei.actions == 1
    return [_on_slide(mei.page), *(_go_on(mei) for _ in range(3))]


def _requests_of(page: Page) -> list[str]:
    """All that it asks for from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if ICON not in request.url else None)
    return asked


def _go_on(mei: Hands) -> str:
    """To the next slide, with a key, or in turn by a swipe and with the large button; its title."""
    before = _anchor(mei.page)
    if mei.keys:
        mei.page.keyboard.press("PageDown")
    elif len(before) % 2:
        mei.page.evaluate(SWIPE, -150)
    else:
        mei.page.get_by_role("link", name="Next").tap()
    return _arrived(mei.page, before)


def _after(page: Page, key: str) -> str:
    before = _anchor(page)
    page.keyboard.press(key)
    return _arrived(page, before)


def _anchor(page: Page) -> str:
    return str(page.evaluate("location.hash"))


def _arrived(page: Page, before: str) -> str:
    page.wait_for_function(
        "(before) => location.hash !== before && document.querySelector(`${location.hash}:not([data-away])`)",
        arg=before,
    )
    return _on_slide(page)


def _on_slide(page: Page) -> str:
    """Of the one slide that is shown: its title. All its pictures are there."""
    heading = page.locator(".present__slide").filter(visible=True).locator("h2").first
    expect(heading).to_be_visible()
    assert page.locator(".present__screen").filter(visible=True).count() == 1
    assert page.evaluate(THERE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return heading.inner_text()


def _goes_back_and_forth(page: Page) -> None:
    page.get_by_role("link", name="Back", exact=True).click()
    expect(page.get_by_role("heading", name=TITLES[-2])).to_be_visible()
    page.keyboard.press("End")
    expect(page.get_by_role("heading", name=TITLES[-1])).to_be_visible()


def _stays_when_there_is_no_way_out(page: Page) -> None:
    """Closing would lead to a page that the browser cannot fetch."""
    page.keyboard.press("Escape")
    expect(page.get_by_text("The hub does not answer just now.")).to_be_visible()
    expect(page.get_by_role("heading", name=TITLES[-1])).to_be_visible()
