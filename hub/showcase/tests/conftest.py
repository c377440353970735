"""A room that is being built, through the front door."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from hub.ids import new_public_id
from hub.showcase.models import Piece, Section
from samples.cast import Cast


class Builder:
    """Mei, who builds her Grade 6 room."""

    def __init__(self, client: Client, cast: Cast) -> None:
        self.client, self.cast = client, cast
        client.force_login(cast.mei)
        client.post("/showcase/start/", {"grade": "grade-6"})
        self.section = Section.objects.get()

    def step(self, name: str, **given: Any) -> HttpResponse:
        """The form of one step of building, sent."""
        return self.client.post(f"/showcase/{self.section.public_id}/?step={name}", given)  # type: ignore[return-value]

    def page(self, name: str, **asked: str) -> str:
        """The page of one step."""
        address = f"/showcase/{self.section.public_id}/"
        return self.client.get(address, {"step": name, **asked}).content.decode()

    def set_goals(self, *goals: str, **given: Any) -> HttpResponse:
        """The first step, with these goals in the place of those that hang. One that is told by its id stays itself."""
        rows: dict[str, str] = {}
        for place, words in enumerate(goals):
            known = self.section.goals.filter(words=words).first()
            rows |= {f"goal-{place}-goal": known.public_id if known else new_public_id(), f"goal-{place}-words": words}
        return self.step("goals", **rows, **given)

    def reflect(self, **answers: dict[str, str]) -> HttpResponse:
        """The second step: for each goal, by its words with _ for spaces, `state`, `why`, `helped` and `shares`."""
        cards: dict[str, str] = {}
        for words, answer in answers.items():
            goal = self.section.goals.get(words=words.replace("_", " "))
            cards |= {f"goal-{goal.public_id}-{name}": value for name, value in answer.items()}
        return self.step("reflections", **cards)

    def save(self, *goals: dict[str, str]) -> None:
        """Both steps: each goal with `words` and what became of it."""
        self.set_goals(*(goal["words"] for goal in goals))
        self.reflect(**{goal["words"].replace(" ", "_"): goal for goal in goals})

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
