"""J5: a student moves schools with everything. Two hubs; the new one fetches with a code, or takes the file."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.building import titles_on
from tests.journeys.conftest import NewHands
from tests.journeys.hands import Hands
from tests.journeys.looking import look
from tests.journeys.opening import make_class, open_school
from tests.journeys.served import Hub, serving
from tests.journeys.signing_in import come_in_as_student, come_in_by_card
from tests.prepared import new_hub

pytestmark = pytest.mark.long


@pytest.fixture
def old_hub(own_harbour_hill: Path) -> Iterator[Hub]:
    """The demonstration school, from which Mei moves away."""
    with serving(own_harbour_hill) as hub:
        yield hub


@pytest.fixture
def new_hub_beside(old_hub: Hub, tmp_path: Path) -> Iterator[Hub]:
    """An empty hub, whose operator lets it fetch from the old one."""
    new_hub(tmp_path / "next")
    with serving(tmp_path / "next", HUB_MOVES_FROM=old_hub.address.removeprefix("http://")) as hub:
        yield hub


def packed(mei: Hands, button: str) -> None:
    """Two actions: the way there, and what it is for. Then it packs by itself."""
    mei.press("Take it with me")
    mei.press(button)
    until = time.monotonic() + 90
    while not mei.page.get_by_role("heading", name="It is packed").count():
        assert time.monotonic() < until, mei.page.locator("main").inner_text()
        mei.page.wait_for_timeout(500)
        mei.page.reload()


def begun(ada: Hands, mei: Hands, hub: Hub) -> None:
    """The new school has a class, and Mei has come in."""
    open_school(ada, hub)
    secrets = make_class(ada, "6B", "Grade 6", "Mei", "Leo")
    come_in_as_student(mei, "Mei", secrets["Mei"])


def opened(mei: Hands) -> None:
    """From what will come in to what others see."""
    expect(mei.page.get_by_role("heading", level=1, name="This will come in")).to_be_visible(timeout=90_000)
    mei.press("Bring it in")
    expect(mei.page.get_by_role("heading", level=1, name="What came in")).to_be_visible(timeout=90_000)
    mei.press("Yes, show it")
    expect(mei.page.get_by_text("It is on the blog now.")).to_be_visible()


def test_with_a_code_she_leaves_by_two_actions_and_arrives_by_three(
    old_hub: Hub, new_hub_beside: Hub, new_hands: NewHands
) -> None:
    before, ada, after = new_hands(old_hub), new_hands(new_hub_beside), new_hands(new_hub_beside)
    come_in_by_card(before, old_hub.card)
    was_there = titles_on(before, "/@mei/")
    before.go("/desk/")
    before.forget()
    packed(before, "Get a moving code")
    left = before.counted()
    assert before.actions == 2, left
    code = before.page.locator("main code").inner_text()
    assert not look(before.page)
    before.go(code)
    assert not look(before.page)
    before.go("/take-it-with-me/mei/")

    begun(ada, after, new_hub_beside)
    after.press("Bring a blog here")
    after.forget()
    after.write("Or the code from your old hub", code)
    after.press("Look at it")
    opened(after)
    print(f"Leaving: {left}; arriving: {after.counted()}")

    assert (after.actions, after.fields) == (3, 1)
    before.page.reload()
    told = before.page.locator("main").inner_text()
    assert "“Hillside School” fetched it" in told and "All of it arrived there" in told
    assert was_there and set(was_there) <= set(titles_on(after, "/@mei/"))
    after.go("/@mei/showcase/")
    expect(after.page.get_by_role("link", name="Grade 5").first).to_be_visible()


def test_with_the_file_it_is_the_same(old_hub: Hub, new_hub_beside: Hub, new_hands: NewHands, tmp_path: Path) -> None:
    before, ada, after = new_hands(old_hub), new_hands(new_hub_beside), new_hands(new_hub_beside)
    come_in_by_card(before, old_hub.card)
    was_there = titles_on(before, "/@mei/")
    before.go("/desk/")
    packed(before, "Save it all")
    with before.page.expect_download() as saved:
        before.press("Save the file")
    saved.value.save_as(tmp_path / "mei.zip")

    begun(ada, after, new_hub_beside)
    after.press("Bring a blog here")
    after.forget()
    after.bring("The file from where your blog was", tmp_path / "mei.zip")
    after.press("Look at it")
    opened(after)

    assert after.actions == 4, "The window of the system in which one finds the file is one."
    assert set(was_there) <= set(titles_on(after, "/@mei/"))
