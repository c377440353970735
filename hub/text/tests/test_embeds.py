"""Embeds: an allow-list of providers; hosts that look like them are refused."""

import pytest

from hub.text import embeds

YOUTUBE = "aB3_-xYz012"


FOUND = [
    (f"https://www.youtube.com/watch?v={YOUTUBE}", "youtube", YOUTUBE),
    (f"http://youtube.com/watch?list=x&v={YOUTUBE}&t=3s", "youtube", YOUTUBE),
    (f"//m.youtube.com/watch?v={YOUTUBE}", "youtube", YOUTUBE),
    (f" https://youtu.be/{YOUTUBE}?si=x ", "youtube", YOUTUBE),
    (f"https://WWW.YouTube.com/shorts/{YOUTUBE}", "youtube", YOUTUBE),
    (f"https://www.youtube-nocookie.com/embed/{YOUTUBE}", "youtube", YOUTUBE),
    ("https://vimeo.com/76979871", "vimeo", "76979871"),
    ("https://vimeo.com/76979871/abcdef0123", "vimeo", "76979871/abcdef0123"),
    ("https://player.vimeo.com/video/76979871?h=abcdef0123", "vimeo", "76979871/abcdef0123"),
    (
        "https://docs.google.com/presentation/d/aaaaaaaaaabbbbbbbbbbcc/edit#slide=1",
        "google-slides",
        "aaaaaaaaaabbbbbbbbbbcc",
    ),
    (
        "https://docs.google.com/document/d/e/2PACX-aaaaaaaaaabbbbbbbbbb/pub",
        "google-docs",
        "e/2PACX-aaaaaaaaaabbbbbbbbbb",
    ),
]


@pytest.mark.parametrize(("address", "provider", "embed_id"), FOUND)
def test_an_allowed_address_is_found(address: str, provider: str, embed_id: str):
    embed = embeds.find(address)

    assert embed is not None
    assert (embed.provider, embed.id) == (provider, embed_id)
    assert embeds.find(embed.watch_address) == embed
    if embed.player_address:
        assert embeds.find(embed.player_address) == embed


REFUSED = [
    "",
    "youtube",
    f"https://youtube.com.films.example/watch?v={YOUTUBE}",
    f"https://notyoutube.com/watch?v={YOUTUBE}",
    f"https://www.youtube.com@thief.example/watch?v={YOUTUBE}",
    f"https://user@www.youtube.com/watch?v={YOUTUBE}",
    f"https://www.youtube.com:8443/watch?v={YOUTUBE}",
    f"https://www.youtube.com:port/watch?v={YOUTUBE}",
    f"https://www.youtube.com./watch?v={YOUTUBE}",
    f"https:\\\\www.youtube.com\\watch?v={YOUTUBE}",
    f"https://thief.example\\@www.youtube.com/watch?v={YOUTUBE}",
    f"https://thief.example/?https://www.youtube.com/watch?v={YOUTUBE}",
    f"https://yоutube.com/watch?v={YOUTUBE}",  # noqa: RUF001 - a Cyrillic letter
    f"javascript://www.youtube.com/watch?v={YOUTUBE}",
    f"ftp://www.youtube.com/watch?v={YOUTUBE}",
    "https://www.youtube.com/watch?v=short",
    "https://www.youtube.com/watch?v=aB3_-xYz0123",
    'https://www.youtube.com/watch?v=aB3"onload=',
    "https://www.youtube.com/redirect?q=https://thief.example",
    "https://www.youtube.com/",
    "https://vimeo.com/user1234/film",
    "https://player.vimeo.com/76979871",
    "https://docs.google.com/forms/d/aaaaaaaaaabbbbbbbbbbcc/edit",
    "https://docs.google.com/presentation/d/short/edit",
    "http://[broken",
]


@pytest.mark.parametrize("address", REFUSED)
def test_any_other_address_is_not(address: str):
    assert embeds.find(address) is None


def test_a_player_keeps_no_cookies_and_the_secret_of_an_unlisted_film():
    film = embeds.by_id("vimeo", "76979871/abcdef0123", "Ours")
    song = embeds.by_id("youtube", YOUTUBE)

    assert film and film.player_address == "https://player.vimeo.com/video/76979871?h=abcdef0123"
    assert film.title == "Ours"
    assert song and song.player_address == f"https://www.youtube-nocookie.com/embed/{YOUTUBE}"


@pytest.mark.parametrize(
    ("provider", "embed_id"), [("elsewhere", YOUTUBE), ("youtube", "../x"), ("youtube", YOUTUBE + "\n")]
)
def test_an_unknown_provider_or_a_strange_id_is_nothing(provider: str, embed_id: str):
    assert embeds.by_id(provider, embed_id) is None
