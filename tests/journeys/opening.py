"""Opening a hub through its pages: the school, a first class, the cards that let its students in."""

from __future__ import annotations

from playwright.sync_api import Locator

from tests.journeys.hands import Hands
from tests.journeys.served import Hub, Secrets

EMAIL, PASSWORD = "ada@hillside.example", "seven quiet herons at low tide"


def open_school(ada: Hands, hub: Hub) -> None:
    """The one-time link leads to one form, and the form to the first class."""
    ada.go(hub.set_up_link)
    ada.write("Name of your school", "Hillside School")
    ada.pick("Time zone", "Tokyo")
    ada.write("Your first name", "Ada")
    ada.write("Your e-mail address", EMAIL)
    ada.write("A password for you", PASSWORD)
    ada.press("Open the school")
    ada.page.wait_for_url("**/manage/new-class/")


def make_class(ada: Hands, name: str, grade: str, *students: str) -> dict[str, Secrets]:
    """A class from pasted names. The cards to print tell how each student comes in."""
    ada.write("Name of the class", name)
    ada.pick(ada.page.get_by_label("Grade", exact=True), grade)
    ada.write("The students", "\n".join(students))
    ada.press("Look at the list")
    ada.press("Make the class")
    return read_cards(ada, name, *students)


def read_cards(ada: Hands, name: str, *students: str) -> dict[str, Secrets]:
    """What the cards on the page to print say, by student."""
    cards = ada.page.locator(".sign-in-card")
    cards.first.wait_for()
    return {student: _read(name, card) for student, card in zip(students, cards.all(), strict=True)}


def _read(class_name: str, card: Locator) -> Secrets:
    first, second = (
        str(image.get_attribute("alt")).partition(": ")[2]
        for image in card.locator(".sign-in-card__pictures img").all()
    )
    return Secrets(class_name, card.locator(".sign-in-card__line b").first.inner_text(), (first, second))
