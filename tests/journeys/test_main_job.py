"""The main job, once through: a real blog comes in, is shown after a look, grows by a post, and gets its showcase."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.building import (
    Goal,
    Piece,
    bring_blog,
    bring_it_in,
    build_room,
    give_blog,
    open_room,
    titles_on,
    write_post,
)
from tests.journeys.conftest import PHONE, NewHands
from tests.journeys.export import titles
from tests.journeys.hands import Hands
from tests.journeys.looking import look
from tests.journeys.opening import make_class, open_school
from tests.journeys.served import Hub
from tests.journeys.signing_in import come_in_as_student, come_in_by_email
from tests.kinds import HANDS
from tests.processes import ROOT

pytestmark = pytest.mark.long
SAMPLES = ROOT / "samples"
WORDPRESS = SAMPLES / "wordpress"
EXPORT, UPLOADS = WORDPRESS / "grade6.xml", WORDPRESS / "uploads-grade6.zip"
HOLDS = {
    "grade6": "41 posts, 7 pages, 47 comments, 12 pictures and files, 10 shelves, 49 tags, 5 lines of the menu",
    "grade3": "12 posts, 1 page, 13 comments, 4 pictures and files, 6 shelves, 12 tags",
    "class": "25 posts, 4 pages, 24 comments, 11 pictures and files, 8 shelves, 23 tags, 3 lines of the menu",
}
"""What the README beside the exports says that they hold, but for a pingback, which nobody wrote, and for the shelf
called Uncategorized."""
NEW = "A kingfisher at the weir"
GOALS = [
    Goal(
        "Ask one question in each lesson",
        "met",
        "I wrote them down first.",
        "Who comes into the room sees goal and words",
    ),
    Goal("Read a book a month", "part", "Seven of ten.", "Who comes into the room sees the goal"),
    Goal("Not talk over others", "notyet", "It is hard when I am glad.", "Only my teachers and me"),
]
PIECES = [
    Piece("proud", {"Why is it here?": "I saw it first."}, post=NEW),
    Piece(
        "interesting",
        {"Why is it here?": "We did it together."},
        post="Welcome to my Grade 6 portfolio",
    ),
    Piece(
        "did-not-work",
        {"Where does the link go?": "https://example.org/weir", "Title": "The gauge at the weir"},
    ),
    Piece(
        "learned-a-lot",
        {"Title": "My clay bird", "Why is it here?": "It is in the kiln."},
    ),
]


@HANDS
def test_from_a_real_export_to_a_living_blog_with_a_showcase(empty_hub: Hub, new_hands: NewHands, keys: bool):
    ada, hana, leo, sora, visitor = (new_hands(empty_hub, keys=keys) for _ in range(5))
    open_school(ada, empty_hub)
    secrets = make_class(ada, "6B", "Grade 6", "Hana", "Leo")
    _family_of_hana(ada, sora)
    come_in_as_student(hana, "Hana", secrets["Hana"])
    come_in_as_student(leo, "Leo", secrets["Leo"])
    was_open = titles(EXPORT, "publish")

    hana.forget()
    give_blog(hana, EXPORT, UPLOADS)
    _look_at_the_page_of(hana)
    bring_it_in(hana)
    print(f"Bringing the blog: {hana.counted()}")
    _all_is_there(hana, "grade6")
    report = hana.page.url.removeprefix(hana.address)
    _look_at_the_page_of(hana)
    assert [titles_on(who, "/@hana/") for who in (leo, sora)] == [[], []], "Nobody has said yes."
    assert set(was_open) <= set(titles_on(hana, "/@hana/")), "Hana looks it over."
    hana.go(report)
    hana.forget()
    hana.choose(hana.page.locator("input[name=audience][value=class]"))
    hana.press("Yes, show it")
    print(f"Releasing it: {hana.counted()}")
    hana.forget()
    write_post(hana, NEW, "It sat on the post for a minute.", SAMPLES / "art" / "kingfisher.jpg", "Science", "everyone")
    print(f"A post with a picture on a shelf: {hana.counted()}")
    assert NEW not in titles_on(leo, "/@hana/"), "A teacher reads first what everyone may see."
    ada.go("/waiting/")
    print("Waits for Ada:", ada.page.locator(".queue__list b").all_inner_texts())
    ada.press_on(ada.page.locator(".queue__list a", has_text=NEW))
    ada.press("Let it in", within=ada.page.locator("article", has_text=NEW))
    ada.page.get_by_text("It is in.").first.wait_for()
    hana.go("/desk/")
    hana.forget()
    build_room(hana, GOALS, PIECES)
    open_room(hana, "class")
    print(f"The Grade 6 room, three goals, four pieces: {hana.counted()}")

    for_class = sorted([*was_open, NEW])
    assert titles_on(leo, "/@hana/") == for_class
    assert titles_on(sora, "/@hana/") == for_class
    assert titles_on(visitor, "/@hana/") == [NEW]
    assert titles_on(ada, "/@hana/") == sorted(
        [*for_class, *titles(EXPORT, "publish", locked=True), *titles(EXPORT, "private")]
    )
    for friend in (leo, sora):
        _sees_the_room(friend)
    for path in ("/@hana/showcase/grade-6/", "/@hana/showcase/"):
        answer = visitor.page.goto(empty_hub.address + path)
        assert answer is not None and answer.status == 404
    _sees_the_post(visitor)
    for who, place, blog, name in ((leo, "/desk/", "/@leo/", "grade3"), (ada, "/@6b/", "/@6b/", "class")):
        who.go(place)
        bring_blog(who, WORDPRESS / f"{name}.xml", WORDPRESS / f"uploads-{name}.zip")
        _all_is_there(who, name)
        assert set(filter(None, titles(WORDPRESS / f"{name}.xml", "publish"))) <= set(titles_on(who, blog))
        assert titles_on(hana, blog) == [], "Nobody has said yes."


def _all_is_there(hands: Hands, name: str) -> None:
    """The report tells the counts of the export."""
    told = [" ".join(words.split()) for words in hands.page.locator(".report__numbers li").all_inner_texts()]
    assert ", ".join(words for words in told if "left out" not in words) == HOLDS[name]


def _look_at_the_page_of(hands: Hands) -> None:
    """On the phone; with the keyboard one comes to the same page."""
    if not hands.keys:
        assert not look(hands.page)
        hands.page.set_viewport_size(PHONE)


def _family_of_hana(ada: Hands, sora: Hands) -> None:
    """Hana's family gets its way in, and says yes to what everyone may see."""
    ada.go("/manage/")
    ada.press("6B", exact=True)
    ada.press("Hana", exact=True)
    for kind in ("work shown to everyone", "first name shown to everyone"):
        ada.choose(ada.page.get_by_role("checkbox", name=kind))
    ada.write("Which text was signed", "2026")
    ada.press("Note it")
    ada.write("First name", "Sora")
    ada.write("E-mail address", "sora@family.example")
    ada.press("Add to the family")
    sora.go(ada.page.locator(".invitation code").inner_text())
    sora.write(sora.page.locator("input[type=password]").first, "four brave ducks in a row")
    sora.press("Save my password")
    sora.page.wait_for_url(re.compile("/sign-in/"))
    come_in_by_email(sora, "sora@family.example", "four brave ducks in a row", way="family")


def _sees_the_room(hands: Hands) -> None:
    """Four pieces in their order, and of each goal what Hana shares."""
    hands.go("/@hana/showcase/grade-6/")
    pieces = [piece.fields.get("Title") or piece.post for piece in PIECES]
    assert hands.page.locator(".hung .label__title").all_inner_texts() == pieces
    words = hands.page.locator("main").inner_text()
    assert [goal.words in words for goal in GOALS] == [True, True, False]
    assert [goal.why in words for goal in GOALS] == [True, False, False]


def _sees_the_post(visitor: Hands) -> None:
    visitor.go("/@hana/")
    visitor.press(NEW)
    expect(visitor.page.get_by_role("heading", level=1, name=NEW)).to_be_visible()
    picture = visitor.page.locator("main img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 0
    assert visitor.page.locator("main").inner_text().count("Who can see") == 0
