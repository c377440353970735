"""Every word that the hub says is marked for translation: on each page, in what a form answers, in each mail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qsl

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation

from hub.mail.kinds import KINDS, Message
from hub.portal.zones import zone_choices
from samples.cast import Cast
from tests.mails import MAILS
from tests.marked import Written, languages_of, speak_in_marks
from tests.urls_table import PEOPLE, URLS
from tests.world import World, build_world

pytestmark = pytest.mark.once
NOT_TRANSLATED = {"parts"}
"""The page of patterns is for those who build the hub."""
FIRST = ("author", "own teacher", "administrator", "coach", "guardian", "classmate", "visitor")
"""One of whom looks at each page."""
TYPED = {word for rows in URLS.values() for row in rows for _name, word in parse_qsl(row.query.removeprefix("?"))}
NAMES = ("testserver", "Is it canary", *(town for _region, zones in zone_choices() for _zone, town in zones))
"""Of the hub on a card, of a mail that is kept back, and of towns that zones are called after."""


@pytest.fixture
def world(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> World:
    world = build_world(cast)
    speak_in_marks(monkeypatch)
    return world


@pytest.mark.thorough
def test_every_word_of_every_page_is_marked(world: World):
    forgotten, written = [], Written(*TYPED, *NAMES)
    for name, kind, address in _addresses(world, is_post=False):
        response = _client(world, kind).get(address)
        if _is_page(response):
            forgotten += [f"{name}, {kind}: {words}" for words in written.forgotten_in(response.content.decode())]

    assert not forgotten, "\n".join(forgotten)


@pytest.mark.thorough
def test_every_word_that_an_empty_form_is_answered_with_is_marked(world: World):
    forgotten, written = [], Written(*TYPED, *NAMES)
    for name, kind, address in _addresses(world, is_post=True):
        with _undone():
            response = _client(world, kind).post(address, follow=True)
            if _is_page(response):
                forgotten += [f"{name}, {kind}: {words}" for words in written.forgotten_in(response.content.decode())]

    assert not forgotten, "\n".join(forgotten)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_mail_comes_whole_in_its_readers_language(kind, world: World):
    message = _mail_to_who_speaks("fr", kind, world)

    assert message is not None and message.language == "fr"
    assert languages_of(f"{message.subject} {message.text} {message.html}") == {"fr"}
    written = Written(message.to)
    for text in (message.subject, message.text.replace("\n", "<br>"), message.html):
        assert not written.forgotten_in(text)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_mail_to_who_chose_no_language_comes_in_the_schools(kind, world: World):
    world.cast.school.language = "fr"
    world.cast.school.save(update_fields=["language"])
    message = _mail_to_who_speaks("", kind, world)

    assert message is not None and message.language == "fr"
    assert languages_of(f"{message.subject} {message.text} {message.html}") == {"fr"}


def _mail_to_who_speaks(language: str, kind: str, world: World) -> Message | None:
    """A mail of this kind, made by a task that speaks English, in a world where all have chosen this language."""
    for person in world.cast.people.values():
        if person is not None:
            person.language, person.email = language, f"{person.first_name.lower()}@home.example"
            person.save(update_fields=["language", "email"])
    with translation.override("en"):
        return KINDS[kind](MAILS[kind](world))


def _addresses(world: World, *, is_post: bool) -> Iterator[tuple[str, str, str]]:
    for name, rows in URLS.items():
        for row in rows:
            if name not in NOT_TRANSLATED and (row.posts is not None) == is_post:
                able = row.posts if row.posts is not None else row.opens
                kind = next((kind for kind in FIRST if kind in able), "visitor")
                yield name, kind, reverse(name, args=row.args(world)) + row.query


def _client(world: World, kind: str) -> Client:
    client = Client(raise_request_exception=False)
    if (name := PEOPLE[kind]) is not None:
        client.force_login(getattr(world.cast, name))
    return client


def _is_page(response) -> bool:
    return response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
