"""A page asks the database a constant number of questions, few of them, however much there is."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hub.assignments.models import Answer
from hub.blogs.models import Blog, Entry
from hub.comments.models import Comment, PrivateWord, Reaction
from hub.connections.models import FollowedFeed, Link, PostAnswer
from hub.reflections.models import Goal, Reflection, Thought, Towards
from hub.search.indexing import index_entries
from hub.search.part_words import index_all_parts
from hub.showcase.models import Greeting, SectionGoal
from hub.showcase.steps import STEPS
from samples.cast import Cast
from tests.kinds import a_third, kinds
from tests.urls_table import PEOPLE, URLS
from tests.world import World, build_world, come_from_elsewhere, greet, make_picture, say, say_of_piece

pytestmark = pytest.mark.once
MOST = {
    "visitor": 8,
    "classmate": 12,
    "author": 12,
    "guardian": 12,
    "own teacher": 12,
    "coach": 12,
    "administrator": 12,
}
NO_PAGES = {"health": "asks each part of the hub how it is"}


@pytest.mark.parametrize("kind", kinds(MOST, always={"own teacher"}))
def test_a_page_asks_little_and_no_more_when_there_is_more(cast: Cast, kind: str):
    world = build_world(cast)
    Blog.start(cast.school, "Daniel", owner=cast.daniel)
    _open_to_everyone(world)
    _add_more(world, 0)
    opened = _opened(world, kind, a_third(_addresses(world)))
    little = _questions(world, kind, opened)
    _add_more(world, 1)
    _add_more(world, 2)
    much = _questions(world, kind, opened)

    grown = [
        f"{address}: {little[address]}, then {number}" for address, number in much.items() if number != little[address]
    ]
    too_many = [f"{address}: {number}" for address, number in much.items() if number > MOST[kind]]
    assert not grown
    assert not too_many


def test_the_busiest_pages_are_counted_for_visitors_too(cast: Cast):
    world = build_world(cast)
    _open_to_everyone(world)

    opened = _opened(world, "visitor", _addresses(world))

    assert {"/", "/@mei/", "/@mei/category/shore/", "/@mei/tag/tide-pool/", "/@mei/showcase/grade-6/"} <= set(opened)
    assert "/@mei/showcase/grade-6/present/" in opened
    assert f"/@mei/{world.open_post.slug}/" in opened


@pytest.mark.parametrize("kind", kinds(MOST, always={"visitor"}))
@pytest.mark.parametrize("chosen", ["by=mei&year={year}", "by=mei&year={year}&kind=image&shelf=shore&tag=tide+pool"])
def test_a_misspelled_word_asks_little_however_it_is_narrowed(cast: Cast, kind: str, chosen: str):
    world = build_world(cast)
    _open_to_everyone(world)
    _add_more(world, 0)
    index_entries(Entry.objects.all())
    index_all_parts()
    client = _client(world, kind)
    address = f"{reverse('search')}?q=anothar&{chosen.format(year=cast.year)}"

    found = client.get(address).context

    assert found["is_alike"] and found["cards"]
    assert _questions(world, kind, [address])[address] <= MOST[kind]


def _addresses(world: World) -> list[str]:
    """Of every page. Of a feed one format: the others are made of the same."""
    addresses = [
        reverse(name, args=row.args(world)) + row.query
        for name, rows in URLS.items()
        if name not in NO_PAGES and not name.endswith(("-atom", "-json"))
        for row in rows
        if row.posts is None
    ]
    addresses += [reverse("edit-section", args=[world.room.public_id]) + f"?step={step}" for step in STEPS]
    return list(dict.fromkeys(addresses))


def _opened(world: World, kind: str, addresses: list[str]) -> list[str]:
    """Those of these that open for this kind of person."""
    client = _client(world, kind)
    return [address for address in addresses if client.get(address).status_code == 200]


def _questions(world: World, kind: str, addresses: list[str]) -> dict[str, int]:
    """How many each page asks, which has been looked at before."""
    client = _client(world, kind)
    found = {}
    for address in addresses:
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        found[address] = sum(not _is_bookkeeping(query["sql"]) for query in asked.captured_queries)
    return found


def _client(world: World, kind: str) -> Client:
    client = Client()
    if (name := PEOPLE[kind]) is not None:
        client.force_login(getattr(world.cast, name))
    return client


def _is_bookkeeping(sql: str) -> bool:
    return sql.startswith(("SAVEPOINT", "RELEASE"))


def _open_to_everyone(world: World) -> None:
    """A shelf, a word and a room on which a visitor finds something."""
    world.open_post.feature(world.picture)
    world.open_post.file_under([world.shelf])
    world.open_post.tags.add(world.word)
    world.room.pieces.create(title="A kingfisher", entry=world.open_post, learned="It waits.")
    world.room.body = (
        f'<p><a data-entry="{world.open_post.public_id}">My kingfisher</a></p>'
        f'<figure><img data-media="{world.picture.public_id}" alt="Pools"></figure>'
    )
    world.room.save(update_fields=["body"])
    world.room.show(by=world.cast.mei, audience="everyone")
    assert world.room.approval is not None
    world.room.approval.release(by=world.cast.ines)
    for hung in world.room.section_goals.all():
        hung.share(SectionGoal.Shares.ALL)


def _add_more(world: World, turn: int) -> None:
    """Some more of everything that is there."""
    cast = world.cast
    for kind in Reaction.Kind:
        Reaction.give(world.open_post, kind, by=(cast.tomas, cast.kofi, cast.aiko)[turn])
        PrivateWord.say(world.open_post, f"How {kind}!", to=cast.mei, by=cast.aiko)
        PrivateWord.say(world.class_post, f"How {kind}!", to=cast.mei, by=cast.ines)
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
        say_of_piece(cast, world.piece, cast.tomas, f"So long {number}", let_in=bool(number % 2))
        greet(cast, world.room, cast.tomas, f"So many tides {number}", let_in=bool(number % 2))
        aiko: dict[str, Any] = {"by": cast.aiko, "viewer": cast.viewer(cast.aiko), "pictures": [picture]}
        for told in (Greeting.write(world.room, "Look!", **aiko), Comment.write(world.open_post, "Look!", **aiko)):
            told.release(by=cast.ines)
        Greeting.write(world.room, "So!", by=cast.mei, viewer=cast.viewer(cast.mei), answers=world.greeting)
        Answer.give(post, world.ask, among=[])
        PostAnswer.objects.create(entry=post, post=world.followed_post)
        come_from_elsewhere(cast, f"A storm at the lighthouse {number}")
        link = Link.objects.create(classroom=cast.class_6b, address=f"https://dune.example/{number}/")
        FollowedFeed.objects.create(link=link)
        Towards.objects.create(goal=world.goal, entry=post)
        for about in ({"goal": world.goal}, {"entry": world.open_post}, {"entry": world.class_post}, {"period": "May"}):
            said = {"school": cast.school, "student": cast.mei, "kind": "hard", "audience": "class"}
            Thought.objects.create(**said, **about, question="What was hard?", words=f"The end {number}")
        world.room.pieces.create(title=f"Piece {number}", entry=post, picture=picture)
        goal = Goal.objects.create(school=cast.school, student=cast.mei, words=f"Goal {number}", audience="everyone")
        world.room.goals.add(goal)
        Reflection.objects.create(school=cast.school, goal=goal, state="met", why="I tried.", audience="everyone")
