"""J7: a class of 24 from pasted names, with printed cards; and a shared tablet that goes from hand to hand."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.conftest import NewHands
from tests.journeys.looking import look
from tests.journeys.opening import read_cards
from tests.journeys.served import Hub
from tests.journeys.signing_in import come_in_as_student, come_in_by_email

STUDENTS = 24
MOST_ACTIONS, MOST_FIELDS = 4, 1


def test_from_pasted_names_to_printed_cards(harbour_hill: Hub, new_hands: NewHands):
    jonas, first = new_hands(harbour_hill), new_hands(harbour_hill)
    come_in_by_email(jonas, "jonas@harbour-hill.example", harbour_hill.passphrase)
    jonas.go("/manage/")
    jonas.forget()

    jonas.press("Add a class")
    name = jonas.page.get_by_label("Name of the class").input_value()
    jonas.write("The students", "\n".join(f"{number}. Pupil{number:02} Lind" for number in range(1, STUDENTS + 1)))
    jonas.press("Look at the list")
    jonas.press("Make the class")

    expect(jonas.page.locator(".sign-in-card")).to_have_count(STUDENTS)
    print(f"J7: {jonas.counted()}")
    assert (jonas.actions, jonas.fields) <= (MOST_ACTIONS, MOST_FIELDS)
    assert jonas.fields <= MOST_FIELDS
    assert name
    assert not look(jonas.page)
    cards = read_cards(jonas, name, *(f"Pupil{number:02}" for number in range(1, STUDENTS + 1)))
    come_in_as_student(first, "Pupil01", cards["Pupil01"])
    expect(first.page.get_by_role("heading", level=1, name="Hello, Pupil01")).to_be_visible()


def test_a_shared_tablet_goes_to_the_next_student_in_one_tap(harbour_hill: Hub, new_hands: NewHands):
    tablet = new_hands(harbour_hill, viewport={"width": 768, "height": 1024})
    page = tablet.page
    come_in_as_student(tablet, "Mei", harbour_hill.students["Mei"])
    page.evaluate("localStorage.setItem('draft', 'mine'); sessionStorage.setItem('draft', 'mine')")
    tablet.forget()

    tablet.press("Next student")

    page.wait_for_url(re.compile("/sign-in/class/"))
    assert tablet.actions == 1
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    expect(page.locator(".faces").get_by_text("Tomas")).to_be_visible()
    assert not look(page)
    page.go_back()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("coming in")
    tablet.go("/desk/")
    expect(page.get_by_text("Hello, Mei")).to_have_count(0)
