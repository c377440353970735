"""Writing through the front door."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from hub.blogs.models import Entry
from hub.people.models import Person
from samples.cast import Cast


class Writer:
    """Somebody who sends the forms of the page for writing, as a browser does."""

    def __init__(self, client: Client, person: Person) -> None:
        self.client = client
        client.force_login(person)

    def new(self, query: str = "") -> dict[str, str]:
        """The hidden fields and addresses of an empty page."""
        page = self.client.get(f"/write/{query}").content.decode()
        found = re.search(r'action="(/write/([^/]+)/publish/)"', page)
        ticket = re.search(r'name="start" value="([^"]+)"', page)
        assert found and ticket
        return {"id": found[2], "start": ticket[1]}

    def fields(self, **given: Any) -> dict[str, Any]:
        """A whole form, as without scripts."""
        plain = {"title": "Bridge three", "body": "It held 2.4 kg.", "body_format": "plain", "base_version": "0"}
        return {**plain, "audience": "class", "picture": "first", "when": "now", "comments_open": "on", **given}

    def publish(self, public_id: str, **given: Any) -> HttpResponse:
        return self.client.post(f"/write/{public_id}/publish/", self.fields(**given))  # type: ignore[return-value]

    def keep(self, public_id: str, **given: Any) -> HttpResponse:
        address = f"/write/{public_id}/keep/"
        headers = {"accept": "application/json"}
        return self.client.post(address, self.fields(**given), headers=headers)  # type: ignore[return-value]

    def write(self, **given: Any) -> Entry:
        """A new post, published in one go."""
        fresh = self.new()
        answer = self.publish(fresh["id"], start=fresh["start"], **given)
        assert answer.status_code == 302, answer.content.decode()
        return Entry.objects.get(public_id=fresh["id"])


@pytest.fixture
def mei(client: Client, cast: Cast) -> Writer:
    """Mei at the page for writing."""
    return Writer(client, cast.mei)


@pytest.fixture
def stranger(cast: Cast) -> Client:
    """Noah, of another class, signed in."""
    client = Client()
    client.force_login(cast.noah)
    return client
