"""A room that is being built, through the front door."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from hub.showcase.models import Piece, Section
from samples.cast import Cast


class Builder:
    """Mei, who builds her Grade 6 room."""

    def __init__(self, client: Client, cast: Cast) -> None:
        self.client, self.cast = client, cast
        client.force_login(cast.mei)
        client.post("/showcase/start/", {"grade": "grade-6"})
        self.section = Section.objects.get()

    def save(self, *goals: dict[str, str], **given: Any) -> HttpResponse:
        """The form of the room, with these goals."""
        data = {f"goal-{place}-{name}": value for place, goal in enumerate(goals) for name, value in goal.items()}
        address = f"/showcase/{self.section.public_id}/"
        return self.client.post(address, {"title": "The year I tested things", **data, **given})  # type: ignore[return-value]

    def hang(self, **given: Any) -> HttpResponse:
        """A piece, promised unless something else is said."""
        data = {"source": "promised", "kind": "fun", "title": "Our class play", **given}
        return self.client.post(f"/showcase/{self.section.public_id}/hang/", data)  # type: ignore[return-value]

    def piece(self, **given: Any) -> Piece:
        """The piece that was hung last."""
        answer = self.hang(**given)
        assert answer.status_code == 302, answer.content.decode()
        return Piece.objects.order_by("-pk")[0]

    def open(self, audience: str) -> HttpResponse:
        return self.client.post(f"/showcase/{self.section.public_id}/open/", {"audience": audience})  # type: ignore[return-value]

    def seen_by(self, person: Any) -> str:
        """The room as this person sees it; empty when it is not there for them."""
        client = Client()
        if person is not None:
            client.force_login(person)
        answer = client.get("/@mei/showcase/grade-6/")
        return answer.content.decode() if answer.status_code == 200 else ""


@pytest.fixture
def room(client: Client, cast: Cast) -> Builder:
    """Mei's room, started."""
    return Builder(client, cast)
