"""The whole showcase is called, and found, as its owner likes."""

from __future__ import annotations

import pytest
from django.test import Client

from hub.showcase.models import Section

ROOM = "/@mei/showcase/grade-6/"


@pytest.fixture
def named(room):
    """Mei's showcase, open to her class, which she calls her museum."""
    room.open("class")
    room.client.post("/showcase/name/", {"title": "My museum", "word": "Museum"})
    room.section = Section.objects.select_related("page").get()
    return room


def came_to(person, address: str) -> tuple[int, str]:
    """Status and where an address leads this person."""
    client = Client()
    if person is not None:
        client.force_login(person)
    answer = client.get(address)
    return answer.status_code, answer.get("Location", "")


def test_it_is_called_so_at_the_entrance(named, cast):
    page = named.seen_by(cast.tomas)

    assert "My museum by Mei" in page and "Mei's showcase" not in page
    assert "/@mei/museum/" in named.client.get("/showcase/").text
    assert named.section.page.is_showcase


def test_its_word_leads_to_the_newest_room_or_to_that_of_a_grade(named, cast):
    assert came_to(cast.tomas, "/@mei/museum/")[1] in {"/@mei/showcase/", ROOM}
    assert came_to(cast.tomas, "/@mei/museum/grade-6/") == (302, ROOM)
    assert came_to(cast.tomas, "/@mei/museum/grade-7/")[0] == 404


def test_the_words_that_it_had_lead_there_for_ever(named, cast):
    named.client.post("/showcase/name/", {"title": "My museum", "word": "gallery"})

    assert came_to(cast.tomas, "/@mei/gallery/grade-6/") == (302, ROOM)
    assert came_to(cast.tomas, "/@mei/museum/grade-6/") == (302, ROOM)
    assert came_to(cast.tomas, "/@mei/museum/")[1] == "/@mei/gallery/"


def test_who_may_enter_no_room_finds_nothing(named, cast):
    assert came_to(cast.noah, "/@mei/museum/grade-6/")[0] == 404
    assert came_to(None, "/@mei/museum/")[0] == 404


def test_a_name_is_for_those_whom_the_page_is_for(named, cast):
    named.section.page.audience = "teachers"
    named.section.page.save(update_fields=["audience"])

    assert "My museum" not in named.seen_by(cast.tomas)
    assert came_to(cast.tomas, "/@mei/museum/") == (302, ROOM)


def test_nothing_typed_changes_nothing(named):
    named.client.post("/showcase/name/", {"title": "", "word": "x"})

    page = Section.objects.get().page
    assert (page.title, page.slug) == ("My museum", "museum")
