"""How a student of the tests comes in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user
from django.http import HttpRequest
from django.test import Client

from hub.people.models import Person


def at_the_pictures(client: Client, person: Person, wished: str = "") -> None:
    """Type the class code."""
    client.post("/sign-in/", {"code": "FXG427", "next": wished})


def press(client: Client, person: Person, first: str, second: str) -> tuple[Any, Any]:
    """Press two pictures; the two answers."""
    address = f"/sign-in/class/{person.public_id}/"
    return client.post(address, {"picture": first}), client.post(address, {"first": first, "picture": second})


def signed_in(client: Client) -> Person | None:
    """Who is signed in, after looking at a page that everybody signed in may see."""
    if client.get("/me/").status_code != 200:
        return None
    request = HttpRequest()
    request.session = client.session
    person = get_user(request)
    return person if isinstance(person, Person) else None
