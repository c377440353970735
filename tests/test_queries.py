"""A page asks the database a constant number of questions, few of them, however much there is."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hub.blogs.models import Blog
from samples.cast import Cast
from tests.urls_table import PEOPLE
from tests.world import World, build_world, make_picture, say

MOST = {"visitor": 8, "classmate": 12, "author": 12, "guardian": 12, "own teacher": 12, "administrator": 12}
PAGES = {
    "hub": "",
    "classes": "",
    "class": "6b",
    "showcases": "",
    "search": "?q=tide",
    "blog": "mei",
    "blog-category": "mei/shore",
    "blog-tag": "mei/tide-pool",
    "entry": "post",
    "showcase-section": "mei/grade-6",
    "desk": "",
    "my-media": "",
    "my-file": "picture",
    "waiting": "",
    "teach-class": "6b",
    "write": "",
    "write-entry": "id",
    "hub-feed-rss": "",
    "blog-feed-atom": "mei",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_little_and_no_more_when_there_is_more(cast: Cast, name: str):
    world = build_world(cast)
    Blog.start(cast.school, "Daniel", owner=cast.daniel)
    address = _address(world, name)
    _add_more(world, 0)
    little = {kind: _count(world, kind, address) for kind in MOST}
    _add_more(world, 1)
    _add_more(world, 2)
    much = {kind: _count(world, kind, address) for kind in MOST}

    assert {kind: len(asked) for kind, asked in little.items()} == {kind: len(asked) for kind, asked in much.items()}
    too_many = {kind: len(asked) for kind, asked in much.items() if len(asked) > MOST[kind]}
    assert not too_many


def _address(world: World, name: str) -> str:
    cast = world.cast
    arguments: dict[str, list[str]] = {
        "": [],
        "?q=tide": [],
        "6b": [cast.class_6b.slug],
        "mei": ["mei"],
        "post": ["mei", world.class_post.slug],
        "picture": [world.picture.public_id],
        "id": [world.class_post.public_id],
        "mei/shore": ["mei", world.shelf.slug],
        "mei/tide-pool": ["mei", world.word.slug],
        "mei/grade-6": ["mei", "grade-6"],
    }
    tail = PAGES[name] if PAGES[name].startswith("?") else ""
    return reverse(name, args=arguments[PAGES[name]]) + tail


def _count(world: World, kind: str, address: str) -> list[str]:
    client = Client()
    if (name := PEOPLE[kind]) is not None:
        client.force_login(getattr(world.cast, name))
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return [query["sql"] for query in asked.captured_queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]


def _add_more(world: World, turn: int) -> None:
    """Some more of everything that is there."""
    cast = world.cast
    for number in range(4 * turn, 4 * turn + 4):
        picture = make_picture(cast, cast.mei, f"tide-{number}.png", alternative="Pools")
        body = f'<p>Crabs.</p><figure><img data-media="{picture.public_id}" alt="Pools"></figure>'
        audience = "everyone" if number % 2 else "class"
        post = cast.post(cast.mei, audience, f"Another tide {number}", body=body)
        post.feature(picture)
        post.file_under([world.shelf])
        post.tags.add(world.word)
        cast.post(cast.tomas, "class", f"What Tomas saw {number}")
        cast.post(cast.ines, "everyone", f"Notes of the week {number}", blog=cast.blogs["6B"])
        cast.post(cast.mei, "everyone", f"It waits {number}", released=False)
        say(cast, world.class_post, cast.tomas, f"And one more word {number}", let_in=bool(number % 2))
        say(cast, world.open_post, cast.kofi, f"From the other class {number}", let_in=True)
        world.room.pieces.create(title=f"Piece {number}", entry=post, picture=picture)
