"""A room on paper: what the viewer's page shows, all of it, and nothing else."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pypdfium2
import pytest
from django.test import Client

from hub.design.paper.printing import NoPress, TooMuch, printed
from hub.jobs import checkup
from hub.reflections.models import Goal
from hub.showcase.models import Piece
from samples.cast import Cast
from tests.world import World, build_world, make_picture

PAPER = "/@mei/showcase/grade-6/paper"
ROOM = f"{PAPER}/room/a4/"
MILLIMETRE = 72 / 25.4


@pytest.fixture
def world(cast: Cast) -> World:
    return build_world(cast)


def words_of(pdf: bytes) -> str:
    """All that stands on the paper, with one space between words."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
    return " ".join(text.split())


def marks_of(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    """The marks of one kind that tell a screen reader what is what."""
    return [part for part in pdf.objects if isinstance(part, pikepdf.Dictionary) and part.get("/S") == f"/{kind}"]


def test_the_room_is_a_tagged_pdf_with_headings_a_title_and_what_is_in_the_pictures(
    client: Client, world: World, press: None
):
    client.force_login(world.cast.tomas)

    answer = client.get(ROOM)

    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked and pdf.Root.Lang == "en"
        assert pdf.docinfo["/Title"] == "Grade 6 · Mei's showcase"
        assert len(marks_of(pdf, "H1")) == 1 and len(marks_of(pdf, "H3")) == 4
        assert [str(mark.Alt) for mark in marks_of(pdf, "Figure")] == ["Pools between the rocks"]
        width, height = (float(side) for side in pdf.pages[0].MediaBox[2:])
    assert (round(width / MILLIMETRE), round(height / MILLIMETRE)) == (210, 297)


@pytest.mark.thorough
def test_a_room_of_forty_pieces_is_on_paper_to_the_last_word(client: Client, world: World, press: None):
    long = " ".join(f"Word {number} of a long label." for number in range(600))
    Goal.objects.filter(sections=world.room).update(words="A goal of many words. " * 8)
    for number in range(36):
        Piece.objects.create(section=world.room, title=f"Work number {number}", position=9, why=f"Because {number}.")
    Piece.objects.create(section=world.room, title="The long one", position=10, why=long, learned="The end of it.")
    client.force_login(world.cast.mei)

    room = client.get(f"{PAPER}/room/letter/").content
    hand_out = client.get(f"{PAPER}/hand-out/letter/").content

    words = words_of(room)
    assert all(f"Work number {number}" in words and f"Because {number}." in words for number in range(36))
    assert "Word 0 of a long label." in words and "Word 599 of a long label." in words and "The end of it." in words
    with pikepdf.open(io.BytesIO(hand_out)) as pdf:
        assert len(pdf.pages) == 2
        assert len(marks_of(pdf, "Figure")) == 41
    assert "Work number 35" in words_of(hand_out)


@pytest.mark.thorough
@pytest.mark.parametrize("pieces", [8, 12, 20])
def test_a_hand_out_has_two_pages_however_much_hangs(client: Client, world: World, press: None, pieces: int):
    for number in range(pieces - 3):
        Piece.objects.create(section=world.room, title=f"A work with a long title, number {number} " * 2, position=9)
    client.force_login(world.cast.mei)

    with pikepdf.open(io.BytesIO(client.get(f"{PAPER}/hand-out/letter/").content)) as pdf:
        assert len(pdf.pages) == 2


def test_nothing_but_what_the_viewer_sees_is_fetched(world: World, press: None):
    """No other host, no file of the machine, and no picture of the hub that is not handed over."""
    html = (
        '<html lang="en"><title>A try</title><img src="/media/secret/original" alt="one">'
        '<img src="file:///etc/hostname" alt="two"><img src="https://127.0.0.1:9/pixel.png" alt="three">'
        f'<img src="{world.picture.address()}" alt="four"><style>@import "file:///etc/passwd";</style>'
    )

    pdf = printed(html, address="http://hub.test", shown={world.picture.address(): world.picture.file}, face="mei")

    words = words_of(pdf)
    assert all(words_for in words for words_for in ("one", "two", "three")) and "four" not in words


def test_goals_and_reflections_are_on_paper_as_far_as_the_viewer_sees_them(client: Client, world: World):
    client.force_login(world.cast.tomas)
    for sheet in ("room", "goals", "hand-out"):
        page = client.get(f"{PAPER}/{sheet}/a4/").text
        assert "Ask one more question" in page
        assert "I asked two." not in page

    client.force_login(world.cast.ines)

    assert "I asked two." in client.get(ROOM).text


def test_a_piece_of_a_hidden_post_has_its_words_and_no_picture(client: Client, world: World):
    hidden = world.cast.post(world.cast.mei, "teachers", "For teachers only")
    secret = make_picture(world.cast, world.cast.mei, "secret.png", alternative="Secret")
    hidden.feature(secret)
    Piece.objects.create(section=world.room, title="My hardest work", entry=hidden, why="It took long.")
    client.force_login(world.cast.tomas)

    page = client.get(ROOM).text

    assert "My hardest work" in page
    assert "Secret" not in page and hidden.slug not in page and secret.public_id not in page


def test_the_doctor_says_whether_rooms_can_be_printed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("hub.reading.can_print.can_print", lambda: False)
    missing = checkup.FULL["paper"]()
    monkeypatch.setattr("hub.reading.can_print.can_print", lambda: True)

    assert missing.state == "look" and "apt install libpango-1.0-0" in missing.words
    assert checkup.FULL["paper"]().state == "well"


def test_what_only_the_owner_is_asked_is_not_on_paper(client: Client, world: World):
    client.force_login(world.cast.mei)

    page = client.get(ROOM).text

    assert "A picture is still to come" in page
    assert "Add picture" not in page and "Why is it here?" not in page


def test_only_a_room_for_everyone_says_where_its_posts_are(client: Client, world: World):
    world.piece.entry = world.open_post
    world.piece.save(update_fields=["entry"])
    client.force_login(world.cast.mei)
    assert f"http://testserver/@mei/{world.open_post.slug}/" not in client.get(ROOM).text

    world.room.show(by=world.cast.mei, audience="everyone")
    world.room.release(by=world.cast.ines)

    assert f"http://testserver/@mei/{world.open_post.slug}/" in client.get(ROOM).text


def test_the_hand_out_has_a_code_to_each_piece_where_it_hangs(client: Client, world: World):
    client.force_login(world.cast.mei)

    page = client.get(f"{PAPER}/hand-out/a4/").text

    assert page.count("<svg") == 4
    assert "Code to scan: A wall of tides" in page


def test_the_room_leads_to_each_sheet_in_both_sizes(client: Client, world: World):
    client.force_login(world.cast.tomas)
    page = client.get("/@mei/showcase/grade-6/").text

    assert all(
        f'href="{PAPER}/{sheet}/{size}/"' in page
        for sheet in ("room", "hand-out", "goals")
        for size in ("a4", "letter")
    )


def test_what_a_browser_has_already_is_not_printed_again(client: Client, world: World):
    client.force_login(world.cast.tomas)
    first = client.get(ROOM)

    again = client.get(ROOM, headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert first["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    ("trouble", "words"), [(NoPress, "This hub cannot make PDF files yet"), (TooMuch, "Many are printing just now")]
)
def test_where_nothing_can_be_printed_a_page_says_so(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch, trouble: type[Exception], words: str
):
    def fail(*_given: object, **_named: object) -> bytes:
        raise trouble

    monkeypatch.setattr("hub.reading.views.paper.printed", fail)
    client.force_login(world.cast.tomas)

    answer = client.get(ROOM)

    assert answer.status_code == 503
    assert words in answer.text and 'href="/@mei/showcase/grade-6/"' in answer.text
