"""Every address x every kind of person gives what urls_table.py says; nothing is unregistered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from samples.cast import Cast
from tests.kinds import kinds
from tests.urls_table import PEOPLE, URLS, Row
from tests.world import World, build_world

ON_EVERY_DATABASE = {"visitor", "classmate", "author", "guardian", "own teacher", "administrator"}
"""When it is thorough. Each page opens for some of them; whom the rule lets in is the matrix's to show, on every
database, too."""
KINDS = kinds(PEOPLE, always={"visitor", "classmate"}, on_every_database=ON_EVERY_DATABASE)


def test_every_url_has_its_row():
    assert set(_patterns()) == set(URLS)


def test_every_page_is_opened_on_every_database():
    assert not [name for name, rows in URLS.items() for row in rows if row.opens and not row.opens & ON_EVERY_DATABASE]


@pytest.mark.parametrize("kind", KINDS)
def test_everybody_gets_what_the_table_says(cast: Cast, kind: str):
    world = build_world(cast)
    client = _client(world, kind)
    wrong = []
    for name, row, address in _addresses(world):
        status = client.get(address).status_code
        if status != _expected(name, row, kind):
            wrong.append(f"{kind} gets {status}, not {_expected(name, row, kind)}, at {name} {address}")

    assert not wrong, "\n".join(wrong)


@pytest.mark.once
@pytest.mark.parametrize("kind", KINDS)
def test_whoever_may_not_do_it_gets_the_same_as_for_nothing(cast: Cast, kind: str):
    world = build_world(cast)
    client = _client(world, kind)
    wrong = []
    for name, row, address in _addresses(world):
        if row.posts is None or kind in row.posts:
            continue
        status = client.post(address).status_code
        if status != _refused(name, row, kind):
            wrong.append(f"{kind} gets {status}, not {_refused(name, row, kind)}, from {name} {address}")

    assert not wrong, "\n".join(wrong)


@pytest.mark.once
@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["visitor", "classmate"])
def test_looking_at_the_head_is_like_looking(cast: Cast, kind: str):
    """Which gives what the table says, as the first of these tests shows."""
    world = build_world(cast)
    client = _client(world, kind)
    wrong = []
    for name, row, address in _addresses(world):
        head = client.head(address)
        if head.status_code != _expected(name, row, kind) or head.getvalue():
            wrong.append(f"{kind} at {address}: {head.status_code}, not {_expected(name, row, kind)}")

    assert not wrong, "\n".join(wrong)


def _addresses(world: World) -> Iterator[tuple[str, Row, str]]:
    for name, rows in URLS.items():
        for row in rows:
            yield name, row, reverse(name, args=row.args(world)) + row.query


def _client(world: World, kind: str) -> Client:
    client = Client(raise_request_exception=False)
    if (name := PEOPLE[kind]) is not None:
        client.force_login(getattr(world.cast, name))
    return client


def _expected(name: str, row: Row, kind: str) -> int:
    if kind in row.opens:
        return row.ok
    if kind == "visitor" and _asks_for_signing_in(name):
        return 302
    return 404 if row.posts is None else 405


def _refused(name: str, row: Row, kind: str) -> int:
    return 302 if kind == "visitor" and _asks_for_signing_in(name) else row.otherwise


def _asks_for_signing_in(name: str) -> bool:
    return bool(getattr(_patterns()[name].callback, "login_required", True))


def _patterns() -> dict[str, URLPattern]:
    return {str(pattern.name): pattern for pattern in _walk(get_resolver().url_patterns)}


def _walk(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns)
        else:
            yield pattern
