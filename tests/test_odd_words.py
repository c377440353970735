"""Odd words and numbers in every field of every form break nothing (safety.md X20)."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import quote_from_bytes, urljoin, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from samples.cast import Cast
from tests.kinds import a_third, kinds
from tests.urls_table import PEOPLE, URLS
from tests.world import World, build_world

ODD = [
    b"' OR 1=1 --",
    b'"><script>alert(1)</script>',
    b"{{ 7 }}{% load x %}${7}%(name)s%s%n",
    b"-1",
    b"9" * 40,
    b"NaN",
    b"2026-02-30",
    b"../../etc/passwd\0.png",
    b"\xff\xfe\xc3(",
    b"\xed\xa0\x80",
    b"=1+1\r\nBcc: all@school.example",
    "\u202eسلام\u200b\ufeff𝒜".encode(),
    b'"near* AND (NOT',
    b"(((((((((((((((((((((a+)+)+)+$",
    b"x" * 30_000,
]
KINDS = kinds(PEOPLE, always={"visitor"})
Fields = list[tuple[str, str, bool]]
"""Names, values, and whether a person sees them."""


class Forms(HTMLParser):
    """The forms of a page: where each goes, how, and its fields."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, Fields]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "form":
            self.found.append((told.get("action") or "", (told.get("method") or "get").lower(), []))
        elif self.found and tag in {"input", "textarea", "select", "button"} and told.get("name"):
            is_seen = tag in {"textarea", "select"} or told.get("type", "text") not in {"hidden", "submit", None}
            self.found[-1][2].append((str(told["name"]), told.get("value") or "", is_seen))


@pytest.mark.once
@pytest.mark.parametrize("kind", KINDS)
def test_odd_words_in_every_field_of_every_form_break_nothing(cast: Cast, kind: str):
    world = build_world(cast)
    client = Client(raise_request_exception=False)
    if (name := PEOPLE[kind]) is not None:
        client.force_login(getattr(world.cast, name))
    broken = []
    for turn, (goes, method, fields) in enumerate(forms_for(world, client, kind)):
        for what in ("seen", "all"):
            sent = "&".join(
                f"{quote_from_bytes(name.encode())}="
                + quote_from_bytes(ODD[(turn + place) % len(ODD)] if is_seen or what == "all" else value.encode())
                for place, (name, value, is_seen) in enumerate(fields)
            )
            with transaction.atomic():  # What comes of it is taken back.
                status = _send(client, goes, method, sent)
                transaction.set_rollback(True)
            if status >= 500:
                broken.append(f"{status} from {method} {goes} with {sent[:300]}")

    assert not broken, "\n".join(broken)


def forms_for(world: World, client: Client, kind: str) -> list[tuple[str, str, Fields]]:
    """Each form of the pages that open for this kind of person, once; but that for going."""
    forms = {}
    opening = [
        reverse(name, args=row.args(world)) + row.query
        for name, rows in URLS.items()
        for row in rows
        if kind in row.opens and row.ok == 200
    ]
    for address in a_third(opening):
        page = client.get(address)
        if not page.get("Content-Type", "").startswith("text/html"):
            continue
        for action, method, fields in Forms(page.text).found:
            goes = urlsplit(urljoin(address, action)).path
            if fields and "sign-out" not in goes:
                forms[goes, method, tuple(sorted({name for name, _value, _seen in fields}))] = fields
    return [(goes, method, fields) for (goes, method, _names), fields in forms.items()]


def _send(client: Client, goes: str, method: str, sent: str) -> int:
    if method == "get":
        return client.get(f"{goes}?{sent}").status_code
    return client.post(goes, sent, content_type="application/x-www-form-urlencoded").status_code
