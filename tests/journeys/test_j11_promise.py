"""J11: a student adds the missing picture of a promised piece from a phone, without signing in."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.journeys.conftest import NewHands
from tests.journeys.looking import look
from tests.journeys.served import Hub
from tests.journeys.signing_in import come_in_as_student
from tests.processes import ROOT

PHOTO = ROOT / "samples" / "art" / "pots.jpg"


def test_scan_take_the_picture_done(harbour_hill: Hub, new_hands: NewHands):
    mei, phone = new_hands(harbour_hill), new_hands(harbour_hill)
    come_in_as_student(mei, "Mei", harbour_hill.students["Mei"])
    mei.go("/showcase/")
    mei.press_on(mei.page.locator("a[href^='/showcase/']", has_text="Change it").last)
    mei.press("Choose work")
    mei.press_on(mei.page.locator("summary", has_text="Add work with no post yet"))
    mei.write("What is it called?", "A pot in the kiln")
    mei.press("The picture comes later")
    expect(_in_the_row(mei.page.locator("main"))).to_be_visible()
    mei.press("Labels", exact=True)
    mei.press("Take the picture with a phone")
    expect(mei.page.get_by_role("img", name="QR code")).to_be_visible()
    assert not look(mei.page)
    where = f"http://{mei.page.locator('.promise-card__where').inner_text()}"

    phone.go(where)
    assert not look(phone.page)
    phone.forget()
    phone.bring("The picture", PHOTO)
    phone.press("Hang it")

    expect(phone.page.get_by_role("heading", name="It hangs")).to_be_visible()
    print(f"J11: {phone.counted()}")
    assert phone.actions <= 2
    assert phone.fields == 0
    mei.go("/@mei/showcase/grade-6/")
    hung = mei.page.locator(".hung", has_text="A pot in the kiln")
    hung.locator("img").first.scroll_into_view_if_needed()
    expect(hung.locator("img").first).to_have_js_property("complete", True)
    expect(hung.get_by_text(re.compile("picture added on"))).to_be_visible()


def _in_the_row(main: Locator) -> Locator:
    return main.locator(".hung-row__piece", has_text="A pot in the kiln")
