"""Pages that visitors get from memory are those they would get anew."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from hub.audience import early
from hub.audience.changes import version_of_all
from hub.blogs.models import Entry
from hub.school.models import Consent
from samples.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _from_memory(settings: Settings) -> None:
    settings.EARLY_PAGES = True


@pytest.fixture
def post(cast: Cast) -> Entry:
    return cast.post(cast.mei, "everyone", "A kingfisher by the bridge")


@pytest.fixture
def nobody_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server of PostgreSQL has one count of what was written for all its databases, those of other tests too."""
    version = version_of_all()
    monkeypatch.setattr(early, "version_of_all", lambda: version)


def asked(client: Client, address: str) -> list[str]:
    """What the database was asked for a page."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in queries.captured_queries]


@pytest.mark.usefixtures("nobody_writes")
def test_the_second_look_asks_the_database_nothing(client: Client, post: Entry):
    address = post.get_absolute_url()

    assert asked(client, address)
    assert asked(client, address) == []
    assert client.get(address).content == Client(headers={"cookie": "any=1"}).get(address).content


def test_what_is_written_shows_at_once(client: Client, post: Entry, cast: Cast):
    address = post.get_absolute_url()
    assert client.get(address).status_code == 200

    post.replace_text("A kingfisher again", "<p>It came back.</p>", by=cast.mei)
    assert b"It came back." in client.get(address).content

    Consent.withdraw(cast.school, cast.mei, Consent.Kind.WORK, by=None)
    assert client.get(address).status_code == 404


def test_who_signs_in_gets_pages_of_their_own(client: Client, post: Entry, cast: Cast):
    client.get("/")
    client.force_login(cast.mei)

    assert asked(client, "/")
    assert "Mei" in client.get("/").content.decode()
    assert "no-cache" in client.get("/")["Cache-Control"]
    assert b"/me/" not in Client().get("/").content


def test_a_page_with_a_form_is_made_for_each(client: Client, cast: Cast):
    first, second = (Client().get("/sign-in/staff/").content for _ in range(2))

    assert first != second


def test_a_browser_that_has_the_page_is_told_so(client: Client, post: Entry):
    address = post.get_absolute_url()
    etag = client.get(address)["ETag"]
    client.get(address)

    again = client.get(address, HTTP_IF_NONE_MATCH=etag)

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.usefixtures("nobody_writes")
def test_what_is_planned_comes_out_without_a_write(client: Client, post: Entry, monkeypatch: pytest.MonkeyPatch):
    now = 1000.0
    monkeypatch.setattr("hub.audience.early.time.monotonic", lambda: now)
    asked(client, "/")
    assert asked(client, "/") == []

    now += early.SECONDS
    assert asked(client, "/")


def test_memory_does_not_grow_for_ever(client: Client, post: Entry, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(early, "MOST", 2)
    middleware = early.EarlyPagesMiddleware(lambda _request: pytest.fail())
    page = early.Kept("1", 0.0, b"", {})
    for number in range(5):
        middleware._keep((str(number),), page)
    assert len(middleware.pages) <= 2


def test_each_committed_write_makes_another_version(post: Entry):
    assert any(version_of_all() == version_of_all() for _ in range(100))
    before = version_of_all()

    Entry.objects.filter(pk=post.pk).update(title="Otherwise")

    assert version_of_all() != before
