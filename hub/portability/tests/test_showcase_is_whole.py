"""A showcase that was made of pages is all there when it has become rooms: nothing of what it said is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from hub.portability.models import Transfer
from hub.portability.tests.conftest import SAMPLES
from hub.portability.wxr.reading import read_export
from hub.portability.wxr.records import Item
from hub.school.models import Grade
from samples.cast import Cast

TOLD = {"h2", "h3", "p", "li", "th", "td", "figcaption"}


class Parts(HTMLParser):
    """What a text says: its words, block by block; what its links say and where they lead; its pictures' words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.pictures: list[str] = []
        self._open: list[int] = []
        self._link = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in TOLD:
            self._open.append(len(self.blocks))
            self.blocks.append("")
        elif tag == "a":
            self._link = given.get("href") or ""
            self.links.append((self._link, ""))
        elif tag == "img":
            self.pictures.append(given.get("alt") or "")

    def handle_data(self, data: str) -> None:
        for place in self._open:
            self.blocks[place] += data
        if self._link:
            self.links[-1] = (self._link, f"{self.links[-1][1]} {data}".strip())

    def handle_endtag(self, tag: str) -> None:
        if tag in TOLD and self._open:
            self._open.pop()
        elif tag == "a":
            self._link = ""


def words_of(html: str) -> str:
    return " ".join(" ".join(Parts(f"<p>{html}</p>").blocks).split())


def pages_of_the_showcase() -> dict[str, str]:
    """The published page that is called so, and all below it: their addresses in the export, and what they say."""
    items = read_export(SAMPLES / "grade6.xml")
    pages = {item.number: item for item in items if item.kind == "page" and item.status == "publish"}

    def is_below(page: Item | None) -> bool:
        return page is not None and (page.title == "Showcase" or is_below(pages.get(page.parent)))

    return {page.link: page.content for page in pages.values() if is_below(page)}


def last_word(address: str) -> str:
    """What a page is called in its address."""
    return unquote(urlsplit(address).path).rstrip("/").rpartition("/")[2]


def walked(client: Client, start: str, slugs: set[str]) -> Iterator[str]:
    """The main part of each page that is called so, as links lead to them from here on."""
    ahead, been = [start], set()
    while ahead:
        answer = client.get(ahead.pop(), follow=True)
        assert answer.status_code == 200
        here = answer.request["PATH_INFO"]
        if here not in been:
            been.add(here)
            main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
            yield main
            links = re.findall(r'href="(/@mei/[^"#?]*)"', main)
            ahead += [link for link in links if last_word(link) in slugs]


@pytest.mark.thorough
def test_all_that_the_pages_said_is_in_the_rooms_or_their_pages(
    cast: Cast, portfolio_with_pictures: Transfer, client: Client
) -> None:
    Grade.objects.create(school=cast.school, name="Grade 5", number=5, slug="grade-5", division="primary")
    client.force_login(cast.mei)
    client.post(reverse("import-showcase", args=[portfolio_with_pictures.public_id]))

    pages = pages_of_the_showcase()
    mains = list(walked(client, "/@mei/showcase/", {last_word(link) for link in pages}))

    said, found = " ".join(map(words_of, mains)), [Parts(main) for main in mains]
    links = {" ".join(words.split()): link for parts in found for link, words in parts.links}
    assert len(pages) == 5
    for content in pages.values():
        was = Parts(content)
        assert [block for block in was.blocks if " ".join(block.split()) not in said] == []
        assert set(was.pictures) <= {words for parts in found for words in parts.pictures}
        for link, words in was.links:
            assert words in links, f"“{words}” leads nowhere"
            assert last_word(link) in links[words] or link in pages, f"“{words}” leads to {links[words]}"
            assert client.get(links[words], follow=True).status_code == 200
    for goal in ("Non-fiction: one book a month", "Show working: method points in quizzes", "Speak up: ideas said"):
        assert goal in said
