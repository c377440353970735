"""The three exports, and a hub to bring them to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine

from hub.blogs.models import Blog, Entry
from hub.people.models import Person
from hub.portability.importing.running import import_wordpress
from hub.portability.importing.source import open_source
from hub.portability.models import Transfer
from samples.cast import Cast

SAMPLES = Path(__file__).resolve().parents[3] / "samples" / "wordpress"


def bring_in(blog: Blog, name: str, *, uploads: bool = True, by: Person | None = None) -> Transfer:
    """Bring one of the three exports into a blog."""
    with_files = [SAMPLES / f"uploads-{name}.zip"] if uploads else []
    source = open_source(SAMPLES / f"{name}.xml", with_files)
    transfer = Transfer.objects.create(school=blog.school, blog=blog, name=f"{name}.xml", asked_by=by)
    import_wordpress(transfer, source)
    transfer.refresh_from_db()
    return transfer


def told(transfer: Transfer, part: str, item: str | None = None) -> list[str]:
    """What the report tells of this part: "changed" or "left-out"; of this thing only, if one is given."""
    rows = transfer.rows.filter(part=part).order_by("pk")
    return list((rows if item is None else rows.filter(item=item)).values_list("words", flat=True))


def titled(blog: Blog, title: str) -> Entry:
    """The entry of this title."""
    return Entry.objects.get(blog=blog, title=title)


@pytest.fixture(autouse=True)
def _before_the_planned_day() -> Iterator[None]:
    """The exports plan posts for January 2027; whenever these tests run, that is still to come."""
    with time_machine.travel("2026-12-01T08:00:00Z"):
        yield


@pytest.fixture
def quick_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker makes the other sizes of pictures; these tests do not wait for them."""
    from hub.media import taking_in

    class Later:
        @staticmethod
        def enqueue(_media_id: int) -> None:
            """Not now."""

    monkeypatch.setattr(taking_in, "make_renditions", Later)


@pytest.fixture
def mei_blog(cast: Cast) -> Blog:
    """The blog of a student of 6B."""
    return cast.blogs["Mei"]


@pytest.fixture
def portfolio(mei_blog: Blog, quick_pictures: None) -> Transfer:
    """The words of the portfolio of a student of Grade 6, in Mei's blog."""
    return bring_in(mei_blog, "grade6", uploads=False)


@pytest.fixture
def portfolio_with_pictures(mei_blog: Blog, quick_pictures: None) -> Transfer:
    """The same with all its files."""
    return bring_in(mei_blog, "grade6")
