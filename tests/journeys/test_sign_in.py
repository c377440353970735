"""Each kind of person comes in through the pages, and is out again after signing out."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import NewHands
from tests.journeys.hands import Hands
from tests.journeys.served import Hub
from tests.journeys.signing_in import come_in_as_student, come_in_by_card, come_in_by_email
from tests.kinds import HANDS

ADULTS = {
    "Ines": ("ines@harbour-hill.example", "staff"),
    "Jonas": ("jonas@harbour-hill.example", "staff"),
    "Ada": ("ada@harbour-hill.example", "staff"),
    "Aiko": ("aiko@harbour-hill.example", "family"),
}


@HANDS
def test_a_student_comes_in_with_class_code_and_two_pictures(harbour_hill: Hub, new_hands: NewHands, keys: bool):
    hands = new_hands(harbour_hill, keys=keys)

    come_in_as_student(hands, "Mei", harbour_hill.students["Mei"])

    assert (hands.actions, hands.fields) == (4, 1)
    _is_at_the_desk_of(hands, "Mei")
    _goes_out(hands)


@HANDS
def test_a_student_comes_in_with_a_card(harbour_hill: Hub, new_hands: NewHands, keys: bool):
    hands = new_hands(harbour_hill, keys=keys)

    come_in_by_card(hands, harbour_hill.card)

    assert hands.actions <= 2
    _is_at_the_desk_of(hands, "Mei")
    _goes_out(hands)


@pytest.mark.parametrize("name", ADULTS)
def test_grown_ups_come_in_by_e_mail(harbour_hill: Hub, new_hands: NewHands, name: str):
    hands = new_hands(harbour_hill)
    email, way = ADULTS[name]

    come_in_by_email(hands, email, harbour_hill.passphrase, way=way)

    heading = "What Mei made this week" if way == "family" else f"Hello, {name}"
    expect(hands.page.get_by_role("heading", level=1, name=heading)).to_be_visible()
    _goes_out(hands)


def test_wrong_pictures_do_not_open_and_say_so_kindly(harbour_hill: Hub, new_hands: NewHands):
    hands = new_hands(harbour_hill)
    right = harbour_hill.students["Tomas"]
    hands.go("/sign-in/")
    hands.write("Your class code", right.code)
    hands.press("Show me my class")
    hands.press("Tomas", within=hands.page.locator(".faces"))
    for _ in range(2):
        hands.press_on(hands.page.locator(".picture-tile").first)

    expect(hands.page.get_by_role("alert").first).to_be_visible()
    expect(hands.page.get_by_role("heading", name="Tomas")).to_be_visible()


def _is_at_the_desk_of(hands: Hands, name: str) -> None:
    expect(hands.page.get_by_role("heading", level=1, name=f"Hello, {name}")).to_be_visible()


def _goes_out(hands: Hands) -> None:
    """Nothing of the person is left in the browser, and going back shows nothing."""
    page = hands.page
    page.evaluate("localStorage.setItem('draft', 'mine'); sessionStorage.setItem('draft', 'mine')")
    hands.press_on(page.locator(".bar .menu:not(.menu--wide) summary"))
    hands.press("I’m finished")
    page.wait_for_url("**/sign-in/")

    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("coming in")
    assert not [
        cookie for cookie in page.context.cookies() if cookie.get("name") == "sessionid" and cookie.get("value")
    ]
