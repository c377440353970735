"""The headers of every answer, over the table of all addresses: what a browser may do with it, who may keep it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from hub.design.headers import NEVER_KEPT
from hub.design.modules import import_map_hash
from samples.cast import Cast
from tests.kinds import a_third, kinds
from tests.urls_table import PEOPLE, URLS
from tests.world import World, build_world


@pytest.fixture
def world(cast: Cast) -> World:
    return build_world(cast)


# Pages for visitors that a cache may ask about again: those without a form.
pytestmark = pytest.mark.once
WITHOUT_FORM = ("hub", "classes", "class", "showcases", "search", "blog", "blog-month", "blog-grade", "entry")
SECRETS = ("/card/", "/new-password/", "/promise/", "/set-up/", "/family/", "/moving/")
PLACES = ["/", "/@mei/", "/feed/", "/feed/json/", "/sign-in/"]
POLICY = {
    "default-src": "'none'",
    "script-src": "'self' {map}",
    "style-src": "'self'",
    "img-src": "'self' blob:",
    "media-src": "'self' blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "https://www.youtube-nocookie.com https://player.vimeo.com",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
    "report-uri": "/broken-policy/",
}

KINDS = pytest.mark.parametrize("kind", kinds(("visitor", "own teacher"), always={"own teacher"}))


@KINDS
def test_every_answer_carries_the_same_guards(world: World, kind: str):
    for address, answer in answers(world, kind):
        policy = dict(part.strip().partition(" ")[::2] for part in answer["Content-Security-Policy"].split(";"))
        if address.startswith("/media/") and "Content-Disposition" in answer:
            assert policy == {"sandbox": "", "default-src": "'none'"}, address
        else:
            assert policy == {name: words.format(map=import_map_hash()) for name, words in POLICY.items()}, address
        assert answer["Reporting-Endpoints"] == 'hub="/broken-policy/"', address
        assert answer["X-Content-Type-Options"] == "nosniff", address
        told_on = "strict-origin" if address.startswith(SECRETS) else "same-origin"
        told_on = "no-referrer" if address.startswith("/shared/") else told_on
        assert answer["Referrer-Policy"] == told_on, address
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin", address
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin", address
        for power in ("geolocation=()", "camera=(self)", "microphone=(self)", "payment=()", "usb=()"):
            assert power in answer["Permissions-Policy"], address
        if not address.startswith("/health/"):  # It is answered before all else, and nothing can be pressed there.
            assert answer["X-Frame-Options"] == "DENY", address
            assert answer["X-Robots-Tag"] == "noindex", address


@KINDS
def test_no_page_has_a_script_or_a_style_inside_but_the_import_map(world: World, kind: str):
    for address, answer in answers(world, kind):
        if answer["Content-Type"].startswith("text/html"):
            page = answer.content.decode()
            inside = re.findall(r"<script(?![^>]* (?:src=|type=.application/json))([^>]*)>", page)
            assert inside in ([' type="importmap"'], []), address
            assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"", page), address


def test_what_somebody_signed_in_sees_is_kept_by_nobody_else(world: World):
    for address, answer in answers(world, "own teacher"):
        said = {part.strip() for part in answer["Cache-Control"].split(",")}
        if not address.startswith("/health/"):
            assert "private" in said and said & {"no-cache", "no-store"}, address
            assert "Cookie" in answer["Vary"], address
        if address.startswith(NEVER_KEPT):
            assert "no-store" in said, address
        if not address.startswith("/media/") and "/paper/" not in address:  # Files, and what is slow to print.
            assert "ETag" not in answer, address


@pytest.mark.thorough
def test_a_visitor_who_asks_again_is_told_that_it_is_the_same(client: Client, world: World):
    feeds = [name for name in URLS if re.search(r"-feed-(rss|atom|json)$", name)]
    for name in (*WITHOUT_FORM, *feeds):
        row = URLS[name][0]
        address = reverse(name, args=row.args(world)) + row.query
        first, head = client.get(address), client.head(address)
        if first.status_code == 404:
            assert "ETag" not in first, address
            continue
        again = client.get(address, headers={"if-none-match": first["ETag"]})

        assert "no-store" not in first["Cache-Control"], address
        assert "Cookie" in first["Vary"], address
        assert (again.status_code, again.content) == (304, b""), address
        assert (head.status_code, head.content, head["ETag"]) == (200, b"", first["ETag"]), address
        assert head["Content-Type"] == first["Content-Type"], address


def test_search_engines_come_where_the_school_welcomes_them(client: Client, world: World):
    world.cast.policy.search_engines_welcome = True
    world.cast.policy.save()

    for address in PLACES:
        assert "X-Robots-Tag" not in client.get(address), address


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


def test_an_address_with_a_trick_is_not_there(client: Client, world: World):
    client.force_login(world.cast.ines)
    room, post = world.cast.class_6b.slug, world.open_post.slug
    tricks = [
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
    ]
    for trick in tricks:
        address = trick.format(room=room, post=post)
        assert client.get(address, follow=True).status_code == 404, address


def test_what_is_ours_is_for_our_own_pages(client: Client):
    answer = client.get("/static/design/icon.svg")

    assert answer.status_code == 200 and "Access-Control-Allow-Origin" not in answer
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


def test_more_slashes_than_needed_lead_nowhere(client: Client, world: World):
    client.force_login(world.cast.ines)

    for trick in ("//@mei/", "//desk/", "///", "/./@mei/"):
        assert client.get("/", PATH_INFO=trick).status_code == 404, trick


@pytest.mark.thorough
def test_a_header_of_a_stranger_changes_no_page(client: Client, world: World, settings: Settings):
    settings.ALLOWED_HOSTS = ["testserver", "thief.example"]
    for address in PLACES:
        plain = client.get(address)
        for header in ("x-forwarded-host", "x-original-url", "x-rewrite-url", "x-host", "forwarded"):
            changed = client.get(address, headers={header: "thief.example/desk/"})
            assert b"thief" not in changed.content, (address, header)
            assert _without_tokens(changed) == _without_tokens(plain), (address, header)


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


def addresses(world: World) -> list[str]:
    """Every address of the hub that urls_table.py knows, with its query."""
    return [reverse(name, args=row.args(world)) + row.query for name, rows in URLS.items() for row in rows]


_ANSWERS: dict[str, list[tuple[str, Any]]] = {}


def answers(world: World, kind: str) -> list[tuple[str, Any]]:
    """What this kind of person gets at them, at a third unless it is thorough, whatever it is; and at one that is not
    there. Asked for once."""
    if kind not in _ANSWERS:
        client = Client()
        if (name := PEOPLE[kind]) is not None:
            client.force_login(getattr(world.cast, name))
        _ANSWERS[kind] = [(address, client.get(address)) for address in [*a_third(addresses(world)), "/nowhere/"]]
    return _ANSWERS[kind]


def _without_tokens(response: Any) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
