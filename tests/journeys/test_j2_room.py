"""J2: a Grade 6 student makes the whole room in one sitting: goals that are there already, four pieces, one without a
picture yet."""

from __future__ import annotations

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from hub.people.models import Person
from hub.reflections.models import Goal, Reflection
from hub.showcase.models import Piece, Section
from samples.cast import Cast, build_cast
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.hands import Hands
from tests.journeys.looking import look
from tests.kinds import HANDS

GOALS = [
    ("Speak up in group work", "met", "I asked one question every day for six weeks."),
    ("Check my maths before I hand it in", "part", "I do it for homework but not in tests."),
    ("Read one book in Japanese", "notyet", "I got to page 41. I chose a book that was too hard."),
]
LABELS = [
    ("The harbour at six o’clock", "", "My grandpa asked for a copy."),
    ("Bridge three did not fall", "did-not-work", "It broke two times. The third one held."),
    ("Moon Cave, a maze game", "interesting", "Everyone in 6B got lost in it."),
    ("Our class play, backstage", "fun", "I was the one with the ropes."),
]


@pytest.fixture
def school(transactional_db: None) -> Cast:
    """Mei of Harbour Hill School has posts and goals, and no room yet."""
    cast = build_cast()
    for title, _kind, _why in reversed(LABELS[:3]):
        cast.post(cast.mei, "class", title)
    for place, (words, _mark, _why) in enumerate(GOALS):
        Goal.objects.create(school=cast.school, student=cast.mei, grade=cast.grade_6, words=words, position=place)
    return cast


def sign_in(context: BrowserContext, live_server: LiveServer, person: Person) -> None:
    """The browser of this person."""
    client = Client()
    client.force_login(person)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])


@HANDS
def test_the_whole_room_in_one_sitting(
    school: Cast, page: Page, context: BrowserContext, live_server: LiveServer, keys: bool
):
    sign_in(context, live_server, school.mei)
    page.set_viewport_size(DESK if keys else PHONE)
    complaints: list[str] = []
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    mei = Hands(page, live_server.url, keys)
    mei.go("/showcase/")
    mei.forget()

    mei.press("Start this room")
    reflect(mei)
    mei.press("Choose work")
    hang(mei)
    mei.press("Labels", exact=True)
    label(mei)
    mei.press("Look and share")
    mei.press("Open the room")

    expect(page.get_by_text("The room is open.")).to_be_visible()
    print(f"J2: {mei.counted()}")
    assert mei.actions <= 20
    assert mei.fields <= 13
    room = Section.objects.get()
    assert [(piece.owners_title, piece.kind, piece.why) for piece in room.pieces.select_related("entry")] == [
        (title, kind or "proud", why) for title, kind, why in LABELS
    ]
    assert [piece.owners_title for piece in Piece.objects.promised()] == [LABELS[3][0]]
    assert [(str(one.goal), one.mark, one.why) for one in Reflection.objects.select_related("goal")] == GOALS
    assert school.sees(school.tomas, room)
    assert not school.sees(school.noah, room)
    assert page.evaluate("document.documentElement.scrollWidth") <= (DESK if keys else PHONE)["width"]
    assert_prints_as_visitors_see_it(page)
    assert not complaints


@pytest.mark.thorough
@pytest.mark.parametrize("step", ["goals", "reflections", "choose", "labels", "share"])
def test_each_step_can_be_read_and_used_by_everybody(
    school: Cast, page: Page, context: BrowserContext, live_server: LiveServer, step: str
):
    sign_in(context, live_server, school.mei)
    room = Section.start(school.blogs["Mei"], school.grade_6, by=school.mei, year=school.year)
    Piece(section=room, title="Our class play", promised_for=room.last_day, why="The ropes.").hang_last()

    page.goto(f"{live_server.url}/showcase/{room.public_id}/?step={step}")

    assert not look(page)


@pytest.mark.thorough
def test_what_is_typed_is_not_left_behind(school: Cast, page: Page, context: BrowserContext, live_server: LiveServer):
    sign_in(context, live_server, school.mei)
    room = Section.start(school.blogs["Mei"], school.grade_6, by=school.mei, year=school.year)
    page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}/showcase/{room.public_id}/?step=reflections")
    assert_calm(page.locator(".goal-card").first)

    assert not asks_before_leaving(page)
    page.get_by_label("Why, or why not?").first.fill("I tried.")
    assert asks_before_leaving(page)


def reflect(mei: Hands) -> None:
    """The three goals, honestly."""
    expect(mei.page.locator(".goal-card")).to_have_count(3)
    for card, (words, mark, why) in zip(mei.page.locator(".goal-card").all(), GOALS, strict=True):
        expect(card.get_by_role("heading", name=words)).to_be_visible()
        mei.choose(card.locator(f"input[value={mark}]"))
        mei.write(card.get_by_label("Why, or why not?"), why)


def hang(mei: Hands) -> None:
    """Three posts by a tap each, kept at once; and a promise."""
    page = mei.page
    for place, (title, _kind, _why) in enumerate(LABELS[:3], start=1):
        mei.choose(page.get_by_role("checkbox", name=title))
        expect(page.locator(".hung-row__piece")).to_have_count(place)
    mei.press_on(page.locator("summary", has_text="Add work with no post yet"))
    mei.write("What is it called?", LABELS[3][0])
    mei.press("The picture comes later")
    expect(page.locator(".hung-row__piece")).to_have_count(4)


def label(mei: Hands) -> None:
    """The four labels. The first piece is what a piece is when nothing else is said: one to be proud of."""
    page = mei.page
    for place, (title, kind, why) in enumerate(LABELS, start=1):
        expect(page.get_by_text(f"Piece {place} of 4")).to_be_visible()
        expect(page.get_by_text(title).first).to_be_visible()
        if kind:
            mei.choose(page.locator(f"input[name=kind][value={kind}]"))
        mei.write("Why is it here?", why)
        if place < len(LABELS):
            mei.press("Next piece")


def assert_prints_as_visitors_see_it(page: Page) -> None:
    """On paper nothing asks the owner, and nothing can be pressed."""
    expect(page.locator(".label__missing").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".label__missing, .label .go, .owners-words, button").filter(visible=True)).to_have_count(0)


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
