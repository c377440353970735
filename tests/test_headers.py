"""The headers of every kind of page: what a browser may do with it, who may keep it, and addresses with a trick."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from hub.design.modules import import_map_hash
from samples.cast import Cast
from tests.urls_table import URLS
from tests.world import World, build_world


@pytest.fixture
def world(cast: Cast) -> World:
    return build_world(cast)


OPEN = ["/", "/classes/", "/classes/{room}/", "/showcases/", "/search/?q=tide", "/@mei/", "/@mei/{post}/", "/parts/"]
OPEN += ["/@mei/grade/grade-6/", "/feed/", "/@mei/feed/atom/", "/@mei/{post}/feed/json/", "/nowhere/", "/sign-in/"]
INSIDE = ["/desk/", "/waiting/", "/class/{room}/", "/me/feeds/", "/@mei/showcase/grade-6/", "/@mei/category/shore/"]
POLICY = {
    "default-src": "'none'",
    "script-src": "'self' {map}",
    "style-src": "'self'",
    "img-src": "'self' blob: data:",
    "media-src": "'self' blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "https://www.youtube-nocookie.com https://player.vimeo.com",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
}


def addresses(world: World) -> list[str]:
    """Every address of the hub that urls_table.py knows, with its query."""
    return [reverse(name, args=row.args(world)) + row.query for name, rows in URLS.items() for row in rows]


def ask(client: Client, world: World, address: str, **more: Any) -> Any:
    return client.get(address.format(room=world.cast.class_6b.slug, post=world.open_post.slug), **more)


@pytest.mark.parametrize("address", OPEN + INSIDE)
def test_every_page_carries_the_same_guards(client: Client, world: World, address: str):
    client.force_login(world.cast.ines)
    response = ask(client, world, address)

    policy = dict(part.strip().partition(" ")[::2] for part in response["Content-Security-Policy"].split(";"))
    assert policy == {name: words.format(map=import_map_hash()) for name, words in POLICY.items()}
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"
    for power in ("geolocation=()", "camera=(self)", "microphone=(self)", "payment=()", "usb=()"):
        assert power in response["Permissions-Policy"]


@pytest.mark.parametrize("address", OPEN)
def test_no_page_has_a_script_or_a_style_inside_but_the_import_map(client: Client, world: World, address: str):
    page = ask(client, world, address).content.decode()

    inside = re.findall(r"<script(?![^>]* src=)([^>]*)>", page)
    assert inside in ([' type="importmap"'], [])
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"", page)


@pytest.mark.parametrize(
    "address", [place for place in OPEN + INSIDE if "feed" not in place and "sign-in" not in place]
)
def test_what_somebody_signed_in_sees_is_kept_by_nobody_else(client: Client, world: World, address: str):
    client.force_login(world.cast.ines)
    response = ask(client, world, address)

    assert {"private", "no-cache"} <= {part.strip() for part in response["Cache-Control"].split(",")}
    assert "Cookie" in response["Vary"]
    assert "ETag" not in response


@pytest.mark.parametrize("address", ["/waiting/", "/me/feeds/"])
def test_what_is_for_one_pair_of_eyes_is_not_kept_at_all(client: Client, world: World, address: str):
    client.force_login(world.cast.ines)

    assert "no-store" in ask(client, world, address)["Cache-Control"]


@pytest.mark.parametrize("address", [place for place in OPEN if place not in {"/nowhere/", "/sign-in/", "/parts/"}])
def test_a_visitor_who_asks_again_is_told_that_it_is_the_same(client: Client, world: World, address: str):
    first = ask(client, world, address)
    again = ask(client, world, address, headers={"if-none-match": first["ETag"]})

    assert "no-store" not in first["Cache-Control"]
    assert "Cookie" in first["Vary"]
    assert again.status_code == 304
    assert again.content == b""


def test_a_change_is_seen_at_once(client: Client, world: World):
    first = client.get("/@mei/")
    world.open_post.replace_text("Another title", "<p>Other words.</p>", by=world.cast.mei)

    again = client.get("/@mei/", headers={"if-none-match": first["ETag"]})

    assert again.status_code == 200
    assert "Another title" in again.content.decode()


def test_signing_in_gives_a_page_of_ones_own(client: Client, world: World):
    first = client.get("/@mei/")
    client.force_login(world.cast.tomas)

    assert client.get("/@mei/", headers={"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize(
    "trick",
    [
        *(
            "/desk/x.css",
            "/desk/;x.css",
            "/desk;x.css",
            "/desk//",
            "/waiting/%2e%2e/x.js",
            "/me/feeds/x.png",
        ),
        *("/@mei/{post}/x.css", "/@mei/{post};x.css/", "/@mei/{post}/;/", "/@mei//{post}/", "/@mei/%5c/"),
        *("/@mei/{post}%2fx.css", "/@mei%2f..%2fdesk/", "/@mei/%00/", "/classes/{room};a/", "/search/x.css"),
    ],
)
def test_an_address_with_a_trick_is_not_there(client: Client, world: World, trick: str):
    client.force_login(world.cast.ines)

    assert ask(client, world, trick, follow=True).status_code == 404


@pytest.mark.parametrize("trick", ["//@mei/", "//desk/", "///", "/./@mei/"])
def test_more_slashes_than_needed_lead_nowhere(client: Client, world: World, trick: str):
    client.force_login(world.cast.ines)

    assert client.get("/", PATH_INFO=trick).status_code == 404


@pytest.mark.parametrize("header", ["x-forwarded-host", "x-original-url", "x-rewrite-url", "x-host", "forwarded"])
@pytest.mark.parametrize("address", ["/", "/@mei/", "/feed/", "/feed/json/", "/sign-in/"])
def test_a_header_of_a_stranger_changes_no_page(
    client: Client, world: World, settings: Settings, header: str, address: str
):
    settings.ALLOWED_HOSTS = ["testserver", "thief.example"]
    plain, changed = client.get(address), client.get(address, headers={header: "thief.example/desk/"})

    assert b"thief" not in changed.content
    assert _without_tokens(changed) == _without_tokens(plain)


@pytest.mark.parametrize("address", OPEN)
def test_asking_for_the_head_alone_works(client: Client, world: World, address: str):
    place = address.format(room=world.cast.class_6b.slug, post=world.open_post.slug)
    head, whole = client.head(place), client.get(place)

    assert head.status_code == whole.status_code
    assert head.content == b""
    assert head["Content-Type"] == whole["Content-Type"]
    assert head.headers.get("ETag") == whole.headers.get("ETag")


def test_pages_are_asked_for_and_forms_are_sent_and_nothing_else(client: Client, world: World):
    served = set()
    for address in addresses(world):
        for method in ("OPTIONS", "TRACE", "PUT", "PATCH", "DELETE", "CONNECT", "PROPFIND"):
            answer = client.generic(method, address)
            if answer.status_code != 405:
                served.add((method, address.startswith("/media/uploads/")))
            assert "GET, HEAD, POST" in answer.get("Allow", "GET, HEAD, POST")
            assert "Content-Security-Policy" in answer

    assert served == {(method, True) for method in ("OPTIONS", "PATCH", "DELETE")}  # A file that comes in parts.


def _without_tokens(response: Any) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())


@pytest.mark.parametrize("address", OPEN)
def test_search_engines_stay_away_unless_the_school_welcomes_them(client: Client, world: World, address: str):
    assert ask(client, world, address)["X-Robots-Tag"] == "noindex"

    world.cast.policy.search_engines_welcome = True
    world.cast.policy.save()
    assert "X-Robots-Tag" not in ask(client, world, address)
