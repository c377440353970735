"""A class that is asked something."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from hub.assignments.models import Ask
from hub.people.models import Person
from samples.cast import Cast


class Asked:
    """The post "Post your volcano" on the blog of 6B, which asks the class, and people who come to look."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.post = cast.post(cast.ines, "class", "Post your volcano", blog=cast.blogs["6B"])
        self.ask = Ask.put(self.post, cast.class_6b, None)

    def read(self, person: Person | None, address: str = "") -> str:
        """The page of the asking post, or another one, as this person finds it."""
        client = Client()
        if person is not None:
            client.force_login(person)
        response = client.get(address or self.post.get_absolute_url())
        assert response.status_code == 200
        return response.content.decode()

    def due(self, day: datetime.date | None) -> None:
        """Let it be due on this day."""
        self.ask = Ask.put(self.post, self.cast.class_6b, day)


@pytest.fixture
def asked(cast: Cast) -> Asked:
    """6B is asked for volcanoes."""
    return Asked(cast)
