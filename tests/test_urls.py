"""Every address x every kind of person gives what urls_table.py says; nothing is unregistered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from samples.cast import Cast
from tests.urls_table import PEOPLE, URLS, Row
from tests.world import World, build_world


def test_every_url_has_its_row():
    assert set(_patterns()) == set(URLS)


@pytest.mark.parametrize("kind", PEOPLE)
def test_everybody_gets_what_the_table_says(cast: Cast, kind: str):
    world = build_world(cast)
    client = _clients(world)[kind]
    wrong = []
    for name, row, address in _addresses(world):
        status = client.get(address).status_code
        if status != _expected(name, row, kind):
            wrong.append(f"{kind} gets {status}, not {_expected(name, row, kind)}, at {name} {address}")

    assert not wrong, "\n".join(wrong)


def test_whoever_may_not_do_it_gets_the_same_as_for_nothing(cast: Cast):
    world = build_world(cast)
    clients = _clients(world)
    wrong = []
    for name, row, address in _addresses(world):
        for kind in PEOPLE if row.posts is not None else ():
            if kind in (row.posts or ()):
                continue
            status = clients[kind].post(address).status_code
            if status != _refused(name, row, kind):
                wrong.append(f"{kind} gets {status}, not {_refused(name, row, kind)}, from {name} {address}")

    assert not wrong, "\n".join(wrong)


def test_looking_at_the_head_is_like_looking(cast: Cast):
    world = build_world(cast)
    clients = _clients(world)
    wrong = []
    for _name, _row, address in _addresses(world):
        for kind in ("visitor", "classmate"):
            head, got = clients[kind].head(address), clients[kind].get(address)
            if head.status_code != got.status_code or head.getvalue():
                wrong.append(f"{kind} at {address}: {head.status_code}, {got.status_code}")

    assert not wrong, "\n".join(wrong)


def _addresses(world: World) -> Iterator[tuple[str, Row, str]]:
    for name, rows in URLS.items():
        for row in rows:
            yield name, row, reverse(name, args=row.args(world)) + row.query


def _clients(world: World) -> dict[str, Client]:
    clients = {kind: Client(raise_request_exception=False) for kind in PEOPLE}
    for kind, name in PEOPLE.items():
        if name is not None:
            clients[kind].force_login(getattr(world.cast, name))
    return clients


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
