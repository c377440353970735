"""While a blog is packed, its page tells the truth: what is done, what is being done, and how long it will take."""

from __future__ import annotations

import datetime
import re
import time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.portability.leaving import packing
from hub.portability.leaving.exported import Part
from hub.portability.leaving.how_far import A_TEXT, HowFar
from hub.portability.models import Departure
from samples.cast import Cast
from tests.world import make_picture, say

STEP = re.compile(r'steps__step--(\w+)">.*?</svg>\s*(.*?)</li>')


@pytest.fixture
def mei(client: Client, cast: Cast) -> Client:
    client.force_login(cast.mei)
    return client


@pytest.fixture
def seen(mei: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What is being packed, and the page, each time that the page is told something new."""
    pages: list[tuple[str, str]] = []
    tell = Departure.move

    def move(departure: Departure, part: Part, done: int, **how: Any) -> bool:
        goes_on = tell(departure, part, done, **how)
        pages.append((part, mei.get(reverse("take-blog", args=["mei"])).content.decode()))
        return goes_on

    monkeypatch.setattr(packing, "_SECONDS_BETWEEN", 0.0)
    monkeypatch.setattr(Departure, "move", move)
    return pages


def with_some_work(cast: Cast) -> None:
    post = cast.post(cast.mei, "class", "A bridge")
    cast.post(cast.mei, "class", "A boat")
    say(cast, post, cast.tomas, "Does it hold?", let_in=True)
    for name in ("one.png", "two.png"):
        make_picture(cast, cast.mei, name)


def pack(client: Client, kind: str) -> None:
    client.post(reverse("pack-blog", args=["mei"]), {"kind": kind})


def steps_on(page: str) -> dict[str, str]:
    return {label: state for state, label in STEP.findall(page)}


def test_an_archive_is_packed_part_by_part_and_the_page_follows(
    mei: Client, cast: Cast, seen: list[tuple[str, str]]
) -> None:
    with_some_work(cast)

    pack(mei, "archive")

    assert list(dict.fromkeys(part for part, _page in seen)) == list(Part)
    first = dict(reversed(seen))
    assert "Packing posts and comments" in first[Part.TEXTS] and "1 of 2 posts and pages." in first[Part.TEXTS]
    assert "Packing pictures<" in first[Part.FILES] and "1 of 2 pictures." in first[Part.FILES]
    assert steps_on(first[Part.FILES]) == {
        "2 posts": "done", "1 comment": "done", "2 pictures": "now", "A page that opens without the internet": "later",
    }  # fmt: skip
    assert steps_on(first[Part.PAGES])["A page that opens without the internet"] == "now"
    assert set(steps_on(first[Part.CHECK]).values()) == {"done"}
    assert "Look again" in first[Part.TEXTS] and "Stop packing" in first[Part.TEXTS]


@pytest.mark.thorough
def test_it_only_ever_goes_forwards(mei: Client, cast: Cast, seen: list[tuple[str, str]]) -> None:
    with_some_work(cast)

    for kind in ("archive", "wordpress", "leap2a", "markdown"):
        seen.clear()
        pack(mei, kind)
        percents = [int(re.search(r"<span>(\d+) %</span>", page)[1]) for _part, page in seen]  # type: ignore[index]
        assert percents == sorted(percents) and percents[0] < percents[-1] <= 100, kind


def test_no_page_is_promised_where_none_is_made(mei: Client, cast: Cast, seen: list[tuple[str, str]]) -> None:
    with_some_work(cast)

    pack(mei, "wordpress")

    assert seen and not any("A page that opens without the internet" in page for _part, page in seen)


def test_it_can_be_stopped_before_the_first_file_is_packed(
    mei: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_some_work(cast)
    tell, told = Departure.move, []

    def stopped_at_once(departure: Departure, part: Part, done: int, **how: Any) -> bool:
        told.append(part)
        mei.post(reverse("stop-packing", args=[departure.public_id]))
        return tell(departure, part, done, **how)

    monkeypatch.setattr(Departure, "move", stopped_at_once)
    pack(mei, "archive")

    assert told == [Part.TEXTS]
    departure = Departure.objects.get()
    assert departure.state == Departure.State.STOPPED and not departure.file


def test_it_is_told_once_a_second_and_no_oftener(mei: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        cast.post(cast.mei, "class", f"Post {number}")
    told = []

    def move(_departure: Departure, part: Part, _done: int, **_how: Any) -> bool:
        told.append(part)
        return True

    monkeypatch.setattr(time, "monotonic", lambda: 100.0)
    monkeypatch.setattr(Departure, "move", move)
    pack(mei, "archive")

    assert len(told) == 1


def test_the_rest_is_reckoned_from_what_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)
    how_far = HowFar({"post": 4, "page": 0, "bytes": 4 * A_TEXT}, has_pages=True)
    assert how_far.ready_at(now) is None

    how_far.note(Part.TEXTS, 4, 0)
    assert how_far.percent == 25
    how_far.note(Part.FILES, 1, 4 * A_TEXT)

    assert how_far.percent == 50
    assert how_far.ready_at(now + datetime.timedelta(minutes=3)) == now + datetime.timedelta(minutes=6)


@pytest.mark.parametrize(
    ("left", "words"),
    [(100, "About 2 minutes left."), (75, "About 1 minute left."), (20, "Less than a minute left."), (-5, "")],
)
def test_the_page_says_how_long_it_will_take(mei: Client, cast: Cast, left: int, words: str) -> None:
    departure = Departure.ask(cast.blogs["Mei"], "archive", by=cast.mei)[0]
    counts = {"post": 3, "page": 0, "media": 318, "image": 318, "video": 0, "bytes": 1}
    departure.begin(counts)
    ready_at = timezone.now() + datetime.timedelta(seconds=left)
    departure.move(Part.FILES, 198, percent=62, ready_at=ready_at)

    part = mei.get(reverse("packing", args=[departure.public_id]), headers={"HX-Request": "true"}).content.decode()

    assert "Packing pictures" in part and "62 %" in part and "198 of 318 pictures." in part
    assert words in part and ("left" in part) == bool(words)
    assert "You can close this page" in part
