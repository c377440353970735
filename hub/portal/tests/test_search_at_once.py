"""What is found shows while one types."""

from __future__ import annotations

import re

import pytest
from django.db import transaction
from django.test import Client

from hub.blogs.models import Tag
from samples.cast import Cast


@pytest.fixture(autouse=True)
def _indexed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test never commits, so what follows a commit follows at once."""
    monkeypatch.setattr(transaction, "on_commit", lambda do, **_more: do())


def at_once(client: Client, words: str) -> str:
    response = client.get("/search/at-once/", {"q": words})
    assert response.status_code == 200
    return response.content.decode()


def test_the_first_posts_and_the_way_to_all_of_them(client: Client, cast: Cast):
    for number in range(7):
        cast.post(cast.mei, "class", f"Tide {number}")
    client.force_login(cast.tomas)

    part = at_once(client, "tid")

    assert re.findall("<b[^>]*>(Tide .)</b>", part) == [f"Tide {number}" for number in (6, 5, 4, 3, 2)]
    assert 'href="/search/?q=tid"' in part
    assert 'data-told="7 posts with “tid”"' in part
    assert "<html" not in part


def test_people_classes_and_words_are_named(client: Client, cast: Cast):
    post = cast.post(cast.mei, "class", "Seen today")
    post.name_with(Tag.objects.named(cast.blogs["Mei"], ["tomatoes"]))
    client.force_login(cast.mei)

    part = at_once(client, "toma")

    assert 'href="/@tomas/"' in part
    assert "Word: tomatoes" in part
    assert f"/classes/{cast.class_6b.slug}/" in at_once(client, "6b")


def test_a_misspelled_word_shows_what_is_like_it(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "My volcano")

    part = at_once(client, "vulcano")

    assert "My volcano" in part
    assert "These have words that look like it." in part


def test_nothing_is_shown_before_anybody_typed_and_said_when_nothing_is_found(client: Client, cast: Cast):
    assert at_once(client, "").strip() == ""
    assert "Nothing found." in at_once(client, "xylophone")


def test_hidden_posts_are_not_shown(client: Client, cast: Cast):
    cast.post(cast.mei, "class", "Tide for the class")

    assert "Tide" not in at_once(client, "tide")


def test_nobody_keeps_what_another_one_found(client: Client, cast: Cast):
    for person in (None, cast.mei):
        if person:
            client.force_login(person)
        kept = client.get("/search/at-once/?q=tide")["Cache-Control"]

        assert {"private", "no-store"} <= {part.strip() for part in kept.split(",")}
