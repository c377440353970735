"""Two worlds, one with hidden things and one without, are the same to whoever may not see them (safety.md section 2).

Status, headers and bytes are compared on every address of urls_table.py, on every address where one would look for
what is hidden, and on all pages that these link to.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from time_machine import TimeMachineFixture

from samples.cast import Cast
from tests.hidden import Hiding
from tests.kinds import a_third, kinds
from tests.urls_table import PEOPLE, URLS
from tests.world import World, build_world

pytestmark = pytest.mark.long
VIEWERS = [
    "visitor",
    "former guardian",
    "former teacher",
    "student of another class",
    "guardian of a classmate",
    "classmate",
    "guardian",
    "author",
]
MOST_PAGES = 25
# Doors, lists of the school and our own pages: what people make is not on them. Nor on an empty page for writing,
# which has another id each time.
WITHOUT_WORK = ("sign-", "forgot", "new-password", "card", "set-up", "manage", "health", "parts")
# What differs between two looks at one page, and from which nobody learns anything.
CHANCE = [
    re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"'),
    re.compile(r'name="key" value="[^"]+"'),
    re.compile(r'name="goal-\d+-goal" value="[^"]+"'),
    re.compile(r"nonce-[\w+/=-]+|nonce=\"[^\"]+\""),
    re.compile(r"(csrftoken|sessionid|messages)=[^;]*; expires=[^;]*"),
    re.compile(r"(csrftoken|sessionid)=[^;]*"),
]
NOW_IN_EMPTY_FEED = re.compile(r"<(lastBuildDate|updated)>[^<]*</")
Answer = tuple[int, dict[str, str], str]


ON_EVERY_DATABASE = {"visitor"}
ALWAYS = {"classmate"}


@pytest.mark.parametrize("kind", kinds(VIEWERS, always=ALWAYS, on_every_database=ON_EVERY_DATABASE))
def test_what_is_hidden_makes_no_difference(
    cast: Cast,
    kind: str,
    time_machine: TimeMachineFixture,
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]],
):
    with django_capture_on_commit_callbacks(execute=True):
        world = build_world(cast)
    time_machine.move_to(timezone.now() + datetime.timedelta(minutes=90), tick=False)
    client = _client(world, kind)
    addresses = _registered(world)

    with transaction.atomic():
        with django_capture_on_commit_callbacks(execute=True):
            looked_for = Hiding().hide_from(kind, world)
        with_it = _look_around(client, a_third([*addresses, *looked_for]))
        transaction.set_rollback(True)
    without_it = _look_around(client, list(with_it), follow=False)

    assert looked_for
    _nothing_sings(with_it)
    _are_the_same(with_it, without_it)


@pytest.mark.thorough
@pytest.mark.once
def test_the_canaries_sing_to_whoever_may_hear_them(
    cast: Cast, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]
):
    """The test above is worth something only if what it hides is there to be found."""
    with django_capture_on_commit_callbacks(execute=True):
        world = build_world(cast)
        looked_for = Hiding().hide_from("visitor", world)

    heard = _look_around(_client(world, "own teacher"), a_third(looked_for), follow=False)

    singing = {address for address, (_status, _headers, body) in heard.items() if "canary" in body}
    assert len(singing) > 20


def _registered(world: World) -> list[str]:
    """Every address of the table that answers to GET."""
    return [
        reverse(name, args=row.args(world)) + row.query
        for name, rows in URLS.items()
        for row in rows
        if row.posts is None and name != "write" and not name.startswith(WITHOUT_WORK)
    ]


def _look_around(client: Client, addresses: list[str], *, follow: bool = True) -> dict[str, Answer]:
    """What is at these addresses, and at those that they lead to."""
    cache.clear()
    seen: dict[str, Answer] = {}
    queue = list(dict.fromkeys(addresses))
    while queue and (not follow or len(seen) < len(addresses) + MOST_PAGES):
        address = queue.pop(0)
        if address not in seen:
            seen[address] = _ask(client, address)
            if follow:
                queue += [link for link in _links(seen[address]) if link not in seen]
    return seen


def _ask(client: Client, address: str) -> Answer:
    response = client.get(address)
    body = b"".join(response) if response.streaming else response.content
    text = body.decode(errors="replace")
    headers = {name: _without_chance(value) for name, value in response.headers.items() if name != "Content-Length"}
    cookies = sorted(_without_chance(morsel.OutputString()) for morsel in response.cookies.values())
    if "<item>" not in text and "<entry>" not in text:
        text = NOW_IN_EMPTY_FEED.sub("", text)
    return response.status_code, {**headers, "Set-Cookie": str(cookies)}, _without_chance(text)


def _links(answer: Answer) -> list[str]:
    _status, headers, body = answer
    found = re.findall(r'(?:href|src)="([^"#]+)', body) + [headers.get("Location", "")]
    ours = [link.replace("&amp;", "&").removeprefix("http://testserver") for link in found]
    elsewhere = ("//", "/static/", "/parts/", "/sign-", "/write/?")
    return [link for link in ours if link.startswith("/") and link != "/write/" and not link.startswith(elsewhere)]


def _without_chance(text: str) -> str:
    for pattern in CHANCE:
        text = pattern.sub("", text)
    return text


def _nothing_sings(answers: dict[str, Answer]) -> None:
    """No canary in a body or a header; the words that somebody searched for are their own."""
    singing = []
    for address, (_status, headers, body) in answers.items():
        heard = body + str(headers)
        for _name, asked in parse_qsl(urlsplit(address).query):
            heard = heard.replace(asked, "")
        heard = re.sub(r'(?:next=|href="|action="|url=)[^"\s]*', "", heard) if "canary" in address else heard
        if "canary" in heard.replace(address, ""):
            place = heard.index("canary")
            singing.append(f"{address}: …{heard[max(0, place - 80) : place + 60]}…")
    assert not singing, "\n".join(singing)


def _are_the_same(ones: dict[str, Answer], others: dict[str, Answer]) -> None:
    different = []
    for address, one in ones.items():
        other = others[address]
        if one != other:
            different.append(f"{address}: {_difference(one, other)}")
    assert not different, "\n".join(different)


def _difference(one: Answer, other: Answer) -> str:
    if one[0] != other[0]:
        return f"{one[0]} and {other[0]}"
    if one[1] != other[1]:
        return f"{set(one[1].items()) ^ set(other[1].items())}"
    lines = zip(one[2].splitlines(), other[2].splitlines(), strict=False)
    return next((f"{line!r} and {twin!r}" for line, twin in lines if line != twin), "one is longer")


def _client(world: World, kind: str) -> Client:
    client = Client()
    if (name := PEOPLE[kind]) is not None:
        client.force_login(getattr(world.cast, name))
    return client
