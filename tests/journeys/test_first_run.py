"""An empty hub: the printed link, the school, a first class, its cards, and its students come in."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import NewHands
from tests.journeys.looking import look, look_at
from tests.journeys.opening import make_class, open_school
from tests.journeys.served import Hub
from tests.journeys.signing_in import come_in_as_student
from tests.kinds import HANDS

pytestmark = pytest.mark.long
STUDENTS = ("Hana", "Leo", "Yuki", "Amir")


@pytest.mark.thorough
@HANDS
def test_from_an_empty_hub_to_a_class_that_comes_in(empty_hub: Hub, new_hands: NewHands, keys: bool):
    stranger, ada, hana = (new_hands(empty_hub, keys=keys) for _ in range(3))
    stranger.go("/")
    expect(stranger.page.get_by_role("link", name="Sign in")).to_have_count(0)
    if not keys:  # With the keyboard one comes to the same pages.
        assert not [*look(stranger.page), *look_at(stranger.page, empty_hub.set_up_link)]

    open_school(ada, empty_hub)
    secrets = make_class(ada, "6B", "Grade 6", *STUDENTS)
    print(f"From the link to the cards: {ada.counted()}")
    come_in_as_student(hana, "Hana", secrets["Hana"])

    assert (ada.actions, ada.fields, len(ada.screens)) <= (5, 6, 4)
    expect(hana.page.get_by_role("heading", level=1, name="Hello, Hana")).to_be_visible()
    late = stranger.page.goto(empty_hub.set_up_link)
    assert late is not None and late.status == 404, "The link works once."
    assert keys or not look(stranger.page)
