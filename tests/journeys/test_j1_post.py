"""J1: Noah, who is eight and writes on the simple page, puts a photo and a sentence on his blog, on its shelf."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.building import choose_chip
from tests.journeys.conftest import NewHands
from tests.journeys.served import Hub
from tests.journeys.signing_in import come_in_as_student
from tests.kinds import HANDS
from tests.processes import ROOT

PHOTO = ROOT / "samples" / "art" / "pots.jpg"
WORDS = "My bean grew two leaves over the weekend."


@HANDS
def test_a_photo_a_sentence_a_shelf_and_it_is_on_the_blog(harbour_hill: Hub, new_hands: NewHands, keys: bool):
    noah = new_hands(harbour_hill, keys=keys)
    come_in_as_student(noah, "Noah", harbour_hill.students["Noah"])
    page = noah.page
    noah.forget()

    noah.press("Write")
    noah.write_on(page.locator(".editor-surface"), WORDS)
    noah.bring_by(page.get_by_role("button", name="Picture", exact=True), PHOTO)
    expect(page.locator("hub-editor figure img")).to_be_visible()
    choose_chip(noah, "shelves", "Science")
    noah.press("Put it on my blog")

    expect(page.get_by_role("heading", level=1, name=WORDS)).to_be_visible()
    expect(page.locator("main .prose")).to_have_text(WORDS)
    expect(page.locator("main .prose img")).to_have_js_property("complete", True)
    expect(page.locator(".post-head").get_by_role("link", name="Science")).to_be_visible()
    print(f"J1: {noah.counted()}")
    assert noah.actions <= 5
    assert noah.fields <= 1
