"""A form that is sent twice, by a double tap or by going back, makes one; other words in it are never swallowed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.db.models import Model
from django.test import Client

from hub.assignments.models import Assignment, Feedback, Giving, Hello
from hub.comments.models import Comment
from hub.showcase.models import Edition, Greeting
from samples.cast import Cast
from tests.world import World, build_world

ROOM = "/@mei/showcase/grade-6/"
Words = dict[str, str | list[str]]


@dataclass
class Sent:
    """A form: who sends it, the page that shows it, where it goes, what is typed, and what else may be typed there."""

    who: str
    page: Callable[[World], str]
    goes: Callable[[World], str]
    typed: Callable[[World], Words]
    makes: type[Model]
    instead: Words = field(default_factory=dict)


FORMS = {
    "assignment": Sent(
        "ines",
        lambda world: f"/class/{world.cast.class_6b.slug}/assign/built-in/",
        lambda world: f"/class/{world.cast.class_6b.slug}/assign/built-in/",
        lambda world: {"to": [f"class:{world.cast.class_6b.pk}"]},
        Giving,
        {"due_on": "2027-01-15"},
    ),
    "feedback": Sent(
        "ines",
        lambda world: f"/feedback/{world.room.public_id}/",
        lambda world: f"/feedback/{world.room.public_id}/say/",
        lambda world: {"words": "It is just right."},
        Feedback,
        {"words": "It is right."},
    ),
    "hello": Sent(
        "ines",
        lambda world: f"/class/{world.cast.class_6b.slug}/",
        lambda world: f"/class/{world.cast.class_6b.slug}/hello/",
        lambda world: {"student": world.cast.mei.public_id},
        Hello,
    ),
    "edition": Sent(
        "mei",
        lambda world: f"{ROOM}editions/",
        lambda world: f"{ROOM}editions/",
        lambda world: {"title": "My report", "audience": "teachers"},
        Edition,
        {"title": "My conference"},
    ),
    "comment": Sent(
        "tomas",
        lambda world: world.class_post.get_absolute_url(),
        lambda world: f"/comments/on/{world.class_post.public_id}/",
        lambda world: {"text": "Was it cold?"},
        Comment,
        {"text": "It was cold."},
    ),
    "book": Sent(
        "tomas",
        lambda world: ROOM,
        lambda world: f"{ROOM}book/",
        lambda world: {"text": "I saw bridge two fall."},
        Greeting,
        {"text": "I saw it."},
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_sent_twice_makes_one(name: str, client: Client, cast: Cast):
    form, world = FORMS[name], build_world(cast)
    client.force_login(cast.people[form.who])  # type: ignore[arg-type]
    page = client.get(form.page(world)).content.decode()
    key = re.search(rf'action="[^"]*{re.escape(form.goes(world))}.*?name="key" value="([^"]+)"', page, re.DOTALL)
    key = key or re.search(r'name="key" value="([^"]+)"', page)
    assert key
    sent = {**form.typed(world), "key": key[1]}
    before = form.makes._default_manager.count()

    first, second = (client.post(form.goes(world), sent) for _press in range(2))

    assert (first.status_code, second["Location"]) == (302, first["Location"])
    assert form.makes._default_manager.count() == before + 1
    if form.instead:
        client.post(form.goes(world), sent | form.instead)
        assert form.makes._default_manager.count() == before + 2
    if form.makes is Giving:
        assert Assignment.objects.filter(made_by=cast.ines).count() == Giving.objects.count(), "No copy without use."
