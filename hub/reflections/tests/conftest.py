"""Somebody's goals, through the front door."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from hub.blogs.models import Entry
from hub.ids import new_public_id
from hub.people.models import Person
from hub.reflections.models import Goal
from samples.cast import Cast


class Goals:
    """Mei, who looks after her goals."""

    def __init__(self, client: Client, cast: Cast) -> None:
        self.client, self.cast = client, cast
        client.force_login(cast.mei)

    def set(self, *words: str, **given: Any) -> HttpResponse:
        """These goals, one in each row."""
        rows = {f"goal-{place}-words": one for place, one in enumerate(words)}
        rows |= {f"goal-{place}-goal": new_public_id() for place, _one in enumerate(words)}
        about = {"for_year": "this", "set_on": timezone.localdate(), **given}
        return self.client.post("/goals/set/", rows | about)  # type: ignore[return-value]

    def one(self, words: str = "Ask one more question", **given: Any) -> Goal:
        """A goal that is set."""
        self.set(words, **given)
        return Goal.objects.get(words=words)

    def change(self, goal: Goal, words: str, **given: Any) -> HttpResponse:
        """The form of one goal, sent."""
        about = {"for_year": "this", "set_on": goal.set_on, "goal-0-goal": goal.public_id}
        return self.client.post(f"{goal.get_absolute_url()}change/", about | {"goal-0-words": words, **given})  # type: ignore[return-value]

    def tap(self, post: Entry, goal: Goal, way: str = "towards", **more: str) -> HttpResponse:
        """The goal beside a post, tapped."""
        address, sent = f"/goals/{way}/{post.public_id}/", {"goal": goal.public_id, **more}
        return self.client.post(address, sent, follow=True)  # type: ignore[return-value]

    def join(self, first: Entry, second: Entry) -> HttpResponse:
        """The second is another try of the first."""
        sent = {"earlier": first.public_id}
        return self.client.post(f"/tries/of/{second.public_id}/", sent)  # type: ignore[return-value]

    def page(self, address: str = "/goals/", *, by: Person | None = None) -> str:
        """A page as Mei sees it, or another; empty when it is not there for them."""
        client = Client()
        client.force_login(by or self.cast.mei)
        answer = client.get(address)
        return answer.content.decode() if answer.status_code == 200 else ""


@pytest.fixture
def goals(client: Client, cast: Cast) -> Goals:
    """Mei's goals."""
    return Goals(client, cast)
