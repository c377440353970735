"""The ways in, walked through the pages."""

from __future__ import annotations

import re

from tests.journeys.hands import Hands
from tests.journeys.served import Secrets


def come_in_as_student(hands: Hands, name: str, secrets: Secrets) -> None:
    """Class code, face, two pictures."""
    hands.go("/sign-in/")
    hands.write("Your class code", secrets.code)
    hands.press("Show me my class")
    hands.press(name, within=hands.page.locator(".faces"))
    press_pictures(hands, secrets)


def press_pictures(hands: Hands, secrets: Secrets) -> None:
    """The two secret pictures, and one is in."""
    for number, picture in enumerate(secrets.pictures, start=1):
        hands.page.get_by_role("status").filter(has_text=f"{number - 1} of 2").wait_for()
        hands.press_on(hands.page.get_by_role("button", name=picture, exact=True))
    hands.page.wait_for_url(re.compile("/desk/"))


def come_in_by_card(hands: Hands, address: str) -> None:
    """What the camera shows is the address."""
    hands.go(address)
    hands.press("Yes, that’s me")
    hands.page.wait_for_url(re.compile("/desk/"))


def come_in_by_email(hands: Hands, email: str, password: str, *, way: str = "staff") -> None:
    """E-mail address and password; `way`: staff or family."""
    hands.go(f"/sign-in/{way}/")
    hands.write("E-mail address", email)
    hands.write("Password", password)
    hands.press("Come in")
    hands.page.wait_for_url(re.compile("/desk/"))
