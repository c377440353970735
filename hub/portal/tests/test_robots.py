"""What programs are told before they read anything."""

from __future__ import annotations

from django.test import Client

from samples.cast import Cast


def test_robots_read_nothing_unless_the_school_welcomes_search_engines(client: Client, cast: Cast):
    closed = client.get("/robots.txt")
    cast.policy.search_engines_welcome = True
    cast.policy.save()
    welcome = client.get("/robots.txt").text

    assert closed.headers["Content-Type"].startswith("text/plain")
    assert closed.text.endswith("User-agent: *\nDisallow: /\n")
    assert welcome.endswith("User-agent: *\nDisallow:\n")
    for text in (closed.text, welcome):
        assert "User-agent: GPTBot\n" in text.partition("Disallow: /\n")[0]


def test_the_small_picture_of_a_tab_is_there(client: Client, cast: Cast):
    assert client.get("/favicon.ico").headers["Location"].endswith("icon.svg")
