"""What a student does with their blog: bring one, write, build a room."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.journeys.hands import Hands


@dataclass(frozen=True)
class Goal:
    """A goal with its honest answer; `shares`: nothing, the goal, or all."""

    words: str
    mark: str
    why: str
    shares: str


@dataclass(frozen=True)
class Piece:
    """A piece of the room: `post` by its title, or else a link or a promise. `fields`: label and what is written."""

    kind: str
    fields: dict[str, str]
    post: str = ""


def bring_blog(hands: Hands, export: Path, uploads: Path) -> None:
    """From the desk to the report: upload, look at what will happen, start, progress."""
    give_blog(hands, export, uploads)
    bring_it_in(hands)


def give_blog(hands: Hands, export: Path, uploads: Path) -> None:
    """From the desk to what will happen."""
    hands.press("Bring a blog here")
    hands.bring("The file from where your blog was", export)
    hands.bring("From WordPress: its pictures and files", uploads)
    hands.press("Look at it")
    expect(hands.page.get_by_role("heading", level=1, name="This will come in")).to_be_visible()


def bring_it_in(hands: Hands) -> None:
    """From what will happen to the report."""
    hands.press("Bring it in")
    expect(hands.page.get_by_role("heading", level=1, name="What came in")).to_be_visible(timeout=90_000)


def write_post(hands: Hands, title: str, words: str, picture: Path, shelf: str, audience: str) -> None:
    """From the bar to the post: words, a picture in the text, a shelf, who sees it."""
    page = hands.page
    hands.press_on(page.locator("a[href='/write/']").filter(visible=True).first)
    hands.write(page.locator("#title"), title)
    text = page.locator("[contenteditable=true]").first
    hands.walk_to(text) if hands.keys else text.click()
    hands.fields += 1
    page.keyboard.insert_text(words)
    hands.bring_by(page.locator("[data-tool=picture]"), picture)
    expect(page.locator("hub-editor img").first).to_be_visible()
    choose_chip(hands, "shelves", shelf)
    hands.choose(page.locator(f"input[name=audience][value={audience}]"))
    hands.press("Publish", exact=True)
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()


def build_room(hands: Hands, goals: list[Goal], pieces: list[Piece]) -> None:
    """All steps but the last: start the room of the year, say what became of the goals, hang and label the pieces."""
    page = hands.page
    hands.press("My showcase")
    hands.press("Start this room")
    expect(page.locator("input[name=goal-2-words]")).to_be_visible()
    for place, goal in enumerate(goals):
        hands.write(page.locator(f"input[name=goal-{place}-words]"), goal.words)
    hands.press("Reflections")
    expect(page.locator(".goal-card")).to_have_count(len(goals))
    for place, goal in enumerate(goals):
        card = page.locator(".goal-card").nth(place)
        hands.choose(card.locator(f"input[value={goal.mark}]"))
        hands.write(card.get_by_label("Why, or why not?"), goal.why)
        hands.press_on(card.locator("summary").last)
        hands.pick(card.get_by_label("Who sees it?"), goal.shares)
    hands.press("Choose work")
    for place, piece in enumerate(pieces, start=1):
        _hang(hands, piece)
        expect(page.locator(".hung-row__piece")).to_have_count(place)
    hands.press("Labels", exact=True)
    for place, piece in enumerate(pieces, start=1):
        expect(page.get_by_text(f"Piece {place} of {len(pieces)}")).to_be_visible()
        hands.choose(page.locator(f"input[name=kind][value={piece.kind}]"))
        expect(page.locator(f".labelling__work .ribbon--{piece.kind}")).to_be_visible()
        if why := piece.fields.get("Why is it here?"):
            hands.write("Why is it here?", why)
        if place < len(pieces):
            hands.press("Next piece")


def open_room(hands: Hands, audience: str) -> None:
    """The last step: open its door to these people."""
    hands.press("Look and share")
    hands.choose(hands.page.locator(f"#door input[name=audience][value={audience}]"))
    hands.press("Open the room")
    hands.page.wait_for_url("**/@*/showcase/**")


def titles_on(hands: Hands, path: str) -> list[str]:
    """All titles of posts that somebody sees on a blog, on all of its pages, sorted."""
    hands.go(path)
    found: list[str] = []
    while True:
        found += [" ".join(words.split()) for words in hands.page.locator("main .card__title").all_inner_texts()]
        older = hands.page.locator(".pager a[rel=next]")
        if not older.count():
            return sorted(found)
        hands.go(str(older.get_attribute("href")) if _is_full(older) else _beside(hands, older))


def _hang(hands: Hands, piece: Piece) -> None:
    page = hands.page
    if piece.post:
        hands.write("Find a post of mine", piece.post)
        hands.press("Find", exact=True)
        hands.choose(page.get_by_role("checkbox", name=piece.post))
        return
    hands.press_on(page.locator("summary", has_text="Add work with no post yet"))
    if "Where does the link go?" not in piece.fields:
        hands.write("What is it called?", piece.fields["Title"])
        hands.press("The picture comes later")
        return
    hands.press("A picture, a video or a link")
    _choose(hands, page.locator("label.chip", has_text=re.compile("^A link$")))
    for label, words in piece.fields.items():
        hands.write(page.get_by_label(label).filter(visible=True).first, words)
    hands.press("Hang it")


def _choose(hands: Hands, label: Locator) -> None:
    hands.choose(label.locator("input"))


def choose_chip(hands: Hands, name: str, words: str) -> None:
    chip = hands.page.locator(f"label.chip:has(input[name={name}])", has_text=words).first
    if not chip.is_visible():
        hands.press_on(hands.page.locator("summary", has_text="All shelves"))
    _choose(hands, chip)


def _is_full(link: Locator) -> bool:
    return str(link.get_attribute("href")).startswith("/")


def _beside(hands: Hands, link: Locator) -> str:
    return hands.page.url.partition("?")[0] + str(link.get_attribute("href"))
