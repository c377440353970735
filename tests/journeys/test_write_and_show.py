"""Mei writes a post with picture and shelf on a phone, and makes her room with three goals and four pieces."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Locator, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from hub.blogs.models import Category, Entry
from hub.people.models import Person
from hub.showcase.models import Piece, Section
from samples.cast import Cast, build_cast

ART = Path(__file__).parents[2] / "samples" / "art"
PHONE: ViewportSize = {"width": 390, "height": 844}
GOALS = [
    ("Speak up in group work", "met", "I asked one question every day for six weeks."),
    ("Check my maths before I hand it in", "part", "I do it for homework but not in tests."),
    ("Read one book in Japanese", "notyet", "I got to page 41. I chose a book that was too hard."),
]


@pytest.fixture
def school(transactional_db: None) -> Cast:
    """Harbour Hill School, in a database that the server of the test sees too."""
    return build_cast()


def sign_in(context: BrowserContext, live_server: LiveServer, person: Person) -> None:
    """The browser of this person."""
    client = Client()
    client.force_login(person)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])


def test_a_post_and_a_room(school: Cast, page: Page, context: BrowserContext, live_server: LiveServer):
    science = Category.objects.create(school=school.school, name="Science", slug="science")
    for title in ("The harbour at six o'clock", "Moon Cave, a maze game"):
        school.post(school.mei, "class", title)
    sign_in(context, live_server, school.mei)
    page.set_viewport_size(PHONE)
    complaints: list[str] = []
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)

    write_a_post(page, live_server)

    post = Entry.objects.get(title="Bridge three did not fall")
    assert list(post.categories.all()) == [science]
    assert post.featured is not None
    assert post.featured.alternative == "A stick bridge with a bucket"
    assert school.sees(school.tomas, post)

    start_the_room(page, live_server)
    hang_four_pieces(page)
    page.get_by_role("button", name="Open the room").click()

    expect(page.get_by_role("heading", name="The year I learned to test things")).to_be_visible()
    for words, _state, why in GOALS:
        expect(page.get_by_text(words)).to_be_visible()
        expect(page.get_by_text(why)).to_be_visible()
    expect(page.get_by_text("A picture is still to come")).to_be_visible()
    assert Piece.objects.count() == 4
    assert Piece.objects.promised().count() == 1
    assert school.sees(school.tomas, Section.objects.get())
    assert not school.sees(school.noah, Section.objects.get())
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert_prints_as_visitors_see_it(page)
    assert not complaints


def assert_prints_as_visitors_see_it(page: Page) -> None:
    """On paper nothing asks the owner, and nothing can be pressed."""
    expect(page.locator(".label__missing").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".label__missing, .label .go, .owners-words, button").filter(visible=True)).to_have_count(0)


def write_a_post(page: Page, live_server: LiveServer) -> None:
    """A title, words, a picture that says what is in it, a shelf; the class is chosen already."""
    page.goto(f"{live_server.url}/write/")
    page.get_by_label("Title").fill("Bridge three did not fall")
    surface = page.locator(".editor-surface")
    surface.click()
    page.keyboard.type("Bridge one fell when I looked at it.")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Picture", exact=True).click()
    chooser.value.set_files(ART / "bridge.jpg")
    page.get_by_label("What is in the picture?").fill("A stick bridge with a bucket")
    page.get_by_text("Science", exact=True).click()
    expect(page.get_by_text("Saved just now")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", name="Bridge three did not fall")).to_be_visible()


def start_the_room(page: Page, live_server: LiveServer) -> None:
    """The words at the entrance and three goals with their honest answers."""
    page.goto(f"{live_server.url}/showcase/")
    page.get_by_role("button", name="Start this room").click()
    assert not asks_before_leaving(page)
    page.get_by_label("Title on the wall").fill("The year I learned to test things")
    assert asks_before_leaving(page)
    for place, (words, state, why) in enumerate(GOALS):
        goal = page.get_by_role("group", name=f"Goal {place + 1}", exact=True)
        assert_calm(goal)
        goal.get_by_label("My goal").fill(words)
        goal.locator(f'input[value="{state}"]').check()
        goal.get_by_label("Why, or why not?").fill(why)
        goal.locator("summary").click()
        goal.get_by_label("Who sees it?").select_option("all")
    page.get_by_role("button", name="Save and see the room").click()
    page.get_by_role("link", name="Change this room").click()


def assert_calm(goal: Locator) -> None:
    """Three equal tiles beside each other, and room for three lines of words."""
    tiles = [tile.bounding_box() for tile in goal.locator(".goal-choice label").all()]
    assert len({(round(tile["y"]), round(tile["width"]), round(tile["height"])) for tile in tiles if tile}) == 1
    why = goal.get_by_label("Why, or why not?").bounding_box()
    assert tiles[0] and tiles[0]["height"] >= 80
    assert why and why["height"] >= 3 * 27
    expect(goal.get_by_label("Who sees it?")).to_be_hidden()


def asks_before_leaving(page: Page) -> bool:
    """Whether the browser asks first when one leaves by a link."""
    script = "const leaving = new Event('beforeunload', { cancelable: true }); window.dispatchEvent(leaving);"
    return bool(page.evaluate(f"() => {{ {script} return leaving.defaultPrevented; }}"))


def hang_four_pieces(page: Page) -> None:
    """Three posts, and one whose picture is still to come."""
    hang(page, "post", "Bridge three did not fall", "It broke two times. The third one held.")
    hang(page, "post", "The harbour at six o'clock", "My grandpa asked for a copy.")
    hang(page, "post", "Moon Cave, a maze game", "Everyone in 6B got lost in it.")
    hang(page, "promised", "Our class play, backstage", "I was the one with the ropes.")


def hang(page: Page, source: str, title: str, why: str) -> None:
    """One piece with its label."""
    page.get_by_role("button", name="Hang a piece").click()
    page.locator(f'input[name="source"][value="{source}"]').check()
    if source == "post":
        page.get_by_role("radio", name=title).check()
    else:
        page.get_by_label("Title").fill(title)
    page.get_by_role("radio", name="Proud of").check()
    page.get_by_label("Why is it here?").fill(why)
    page.get_by_role("button", name="Hang it").click()
    expect(page.locator("#pieces").get_by_text(title, exact=True)).to_be_visible()
