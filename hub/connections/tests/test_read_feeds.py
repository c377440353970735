"""Reading feeds of every kind, and what is no feed or means harm."""

from __future__ import annotations

import contextlib
import json
import time

import pytest

from hub.connections.reading_feeds import NotAFeed, feed_named_in, read_feed
from hub.connections.tests.feeds import ATOM, JSON_FEED, rss

AT = "https://lighthouse.example/feed/"


def test_rss_comes_with_title_author_words_and_time():
    feed = read_feed(rss(("storm", "A storm")).encode(), AT)

    (post,) = feed.items
    assert feed.title == "Lighthouse Class"
    assert (post.title, post.author, post.address) == ("A storm", "Ana", "https://lighthouse.example/storm/")
    assert post.body == "<p>The sea was <strong>flat</strong>.</p>"
    assert post.published_at is not None
    assert post.published_at.isoformat() == "2026-09-01T10:00:00+00:00"


def test_atom_and_json_feed_come_as_well():
    (wind,), (ice,) = read_feed(ATOM.encode(), AT).items, read_feed(JSON_FEED.encode(), AT).items

    assert (wind.title, wind.author, wind.address) == ("Wind & sand", "Bo", "https://dune.example/wind")
    assert (ice.title, ice.author, ice.body) == ("Ice", "Liv", "<p>Thin ice &lt;here&gt;.</p>")
    assert ice.published_at is not None
    assert ice.published_at.hour == 9


HOSTILE = (
    '<script>alert(1)</script><p onclick="x()">Words<img src="https://spy.example/p.gif" onerror="x()"></p>'
    '<iframe src="https://spy.example/"></iframe><a href="javascript:x()">link</a>'
    "<style>@import url(//spy.example)</style>"
    '<figure data-embed="youtube" data-id="abc"><img data-media="AAAAAAAAAAAAAAAAAAAAAA"></figure>'
    '<svg><image href="https://spy.example/x"/></svg><form action="https://spy.example"><input name="q"></form>'
)


def test_nothing_hostile_and_nothing_that_loads_is_left():
    (post,) = read_feed(rss(("x", "&lt;script&gt;x()&lt;/script&gt;Title"), html=HOSTILE).encode(), AT).items

    assert "Words" in post.body
    assert post.has_pictures
    assert post.title == "Title"
    for word in ("spy.example", "script", "onclick", "iframe", "javascript", "data-", "<img", "style", "form"):
        assert word not in post.body


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Hello</body></html>",
        b"\x00\xff\xfe",
        b"{",
        b"[" * 100_000,
        b"{}",
        b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000,
        b"<rss",
    ],
)
def test_what_is_no_feed_is_told(body: bytes):
    with contextlib.suppress(NotAFeed):
        assert read_feed(body, AT).items == []


@pytest.mark.thorough
def test_a_bomb_of_entities_does_not_go_off():
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "lol">{lol}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    begun = time.process_time()

    feed = read_feed((bomb + rss(("x", "&l9;&f;")).partition("?>")[2]).encode(), AT)

    assert time.process_time() - begun < 5
    assert all("lollol" not in post.title and "root:" not in post.title for post in feed.items)


@pytest.mark.thorough
@pytest.mark.parametrize("mark", ["<!--", "<img ", "<a ", "&"])
def test_a_text_of_nothing_but_beginnings_is_read_in_no_time(mark: str):
    words = mark * (100_000 // len(mark))
    begun = time.process_time()

    read_feed(rss(("x", "Title"), html=words).encode(), AT)

    assert time.process_time() - begun < 30  # It was hours.


def test_posts_that_lead_nowhere_or_elsewhere_than_the_web_are_left_out():
    entries = [
        {"id": "a", "url": address, "title": "x"} for address in ("javascript:x()", "file:///etc", "", 5, "http://[x")
    ]
    feed = {"version": "https://jsonfeed.org/version/1", "items": [*entries, {"url": "/a", "title": "Here"}]}

    assert [post.address for post in read_feed(json.dumps(feed).encode(), AT).items] == ["https://lighthouse.example/a"]


def test_the_feed_that_a_page_names_is_found():
    page = (
        b'<html><head><link rel="stylesheet" href="/x.css"><link rel="alternate" type="text/html" href="/m">'
        b'<LINK REL="alternate" TYPE="application/rss+xml; charset=utf-8" HREF="feed/"><link rel="alternate"'
        b' type="application/atom+xml" href="/atom">'
    )

    assert feed_named_in(page, "https://lighthouse.example/blog/") == "https://lighthouse.example/blog/feed/"
    assert feed_named_in(b"<p>Hello", AT) == ""
    for odd in (b"javascript:x", b"http://[x"):
        assert feed_named_in(b'<link rel="alternate" type="application/rss+xml" href="%s">' % odd, AT) == ""
