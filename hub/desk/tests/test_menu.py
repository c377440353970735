"""The menu of one's blog: pages, shelves and addresses, in an order of one's own."""

from __future__ import annotations

import re
from typing import Any

import pytest

from hub.blogs.models import Category, Entry, MenuItem
from hub.desk.tests.conftest import Writer

MENU = "/desk/blog-settings/mei/menu/"


def add(mei: Writer, status: int = 302, **given: Any) -> MenuItem | None:
    answer = mei.client.post(MENU, {"leads_to": "", "address": "", "label": "", **given})
    assert answer.status_code == status
    return MenuItem.objects.order_by("-pk").first()


def lines() -> list[str]:
    """The menu as it is numbered; a line below another begins with a dash."""
    found = MenuItem.objects.order_by("position")
    return [f"- {line}" if line.parent_id else str(line) for line in found]


def move(mei: Writer, label: str, way: str) -> None:
    line = MenuItem.objects.get(label=label)
    assert mei.client.post(f"{MENU}{line.pk}/{way}/").status_code == 302


@pytest.fixture
def abc(mei: Writer) -> None:
    for label in "ABC":
        add(mei, address="/classes/", label=label)


def test_a_page_a_shelf_an_address_and_a_place_on_the_hub_are_added(mei, cast):
    page = cast.post(cast.mei, "class", "About me", kind="page")
    shelf = Category.objects.create(school=cast.school, blog=cast.blogs["Mei"], name="Birds", slug="birds")
    cast.post(cast.mei, "class", "Heron").file_under([shelf])

    add(mei, leads_to=f"page-{page.public_id}")
    add(mei, leads_to=f"shelf-{shelf.pk}", label="My birds")
    add(mei, address="https://birds.example/", label="Bird club")
    add(mei, address="/classes/", label="All classes")

    assert lines() == ["About me", "My birds", "Bird club", "All classes"]
    shown = mei.client.get("/@mei/").content.decode()
    nav = re.search(r'<ul class="page-list">.*?</ul>', shown, re.S)
    assert nav
    assert re.findall(r'href="([^"]+)"', nav[0]) == [
        "/@mei/about-me/", "/@mei/category/birds/", "https://birds.example/", "/classes/",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "//evil.example/", "/\\evil.example", "ftp://a.example/", "birds", "/a b", "/\tx"],
)
def test_an_address_that_is_none_is_refused_with_a_word(mei, address):
    add(mei, 422, address=address, label="Here")

    assert not MenuItem.objects.exists()


def test_a_line_leads_to_one_thing(mei, cast):
    page = cast.post(cast.mei, "class", "About me", kind="page")

    add(mei, 422, label="Nothing")
    add(mei, 422, leads_to=f"page-{page.public_id}", address="/classes/")

    assert not MenuItem.objects.exists()


def test_the_page_of_somebody_else_is_not_added(mei, cast):
    page = cast.post(cast.tomas, "class", "About Tomas", kind="page")

    add(mei, 422, leads_to=f"page-{page.public_id}")

    assert not MenuItem.objects.exists()


@pytest.mark.parametrize(
    ("label", "way", "after"),
    [
        ("B", "up", ["B", "A", "C"]),
        ("B", "down", ["A", "C", "B"]),
        ("A", "up", ["A", "B", "C"]),
        ("B", "below", ["A", "- B", "C"]),
        ("A", "below", ["A", "B", "C"]),
    ],
)
def test_lines_move(mei, abc, label, way, after):
    move(mei, label, way)

    assert lines() == after


def test_a_line_goes_with_those_below_it_and_comes_out_again(mei, abc):
    move(mei, "B", "below")
    move(mei, "C", "up")
    assert lines() == ["C", "A", "- B"]

    move(mei, "A", "below")
    assert lines() == ["C", "- A", "- B"]

    move(mei, "A", "beside")
    assert lines() == ["C", "- B", "A"]


def test_what_stands_below_a_removed_line_stays(mei, abc):
    move(mei, "B", "below")

    move(mei, "A", "remove")

    assert lines() == ["B", "C"]


def test_a_line_gets_another_name(mei, abc):
    line = MenuItem.objects.get(label="A")

    mei.client.post(f"{MENU}{line.pk}/", {"label": "First of all"})

    assert lines() == ["First of all", "B", "C"]


def test_no_other_way_of_moving(mei, abc):
    line = MenuItem.objects.get(label="A")

    assert mei.client.post(f"{MENU}{line.pk}/sideways/").status_code == 404


def test_a_line_of_another_blog_stays(mei, cast):
    theirs = MenuItem.objects.create(blog=cast.blogs["Tomas"], address="/classes/", label="Theirs")

    assert mei.client.post(f"{MENU}{theirs.pk}/remove/").status_code == 404
    assert mei.client.post("/desk/blog-settings/tomas/menu/", {"address": "/classes/"}).status_code == 404


def test_readers_see_a_line_below_another_only_where_they_see_both(mei, client, cast):
    hidden = cast.post(cast.mei, "class", "For the class", kind="page")
    shown = cast.post(cast.mei, "everyone", "For all", kind="page")
    add(mei, leads_to=f"page-{hidden.public_id}", label="Hidden")
    add(mei, leads_to=f"page-{shown.public_id}", label="Shown")
    move(mei, "Shown", "below")
    assert "page-list__below" in mei.client.get("/@mei/").content.decode()

    client.logout()
    page = client.get("/@mei/").content.decode()

    assert "Shown" in page
    assert "Hidden" not in page
    assert "page-list__below" not in page
    assert Entry.objects.count() == 2
