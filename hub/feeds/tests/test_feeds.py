"""Feeds, by the rules of their formats, with public things or with a key."""

import re

import feedparser
import pytest
from django.test import Client
from django.urls import reverse

from hub.blogs.models import Authorship, Category, Entry, Tag
from hub.feeds.models import FeedKey
from hub.feeds.tests.checker import KINDS, check
from hub.people.models import Person
from samples.cast import Cast
from tests.world import make_picture, say

PLACES = ["/", "/classes/{room}/", "/@mei/", "/@mei/category/shore/", "/@mei/tag/tides/", "/@mei/{post}/"]
PARTS = {"rss": "feed/", "atom": "feed/atom/", "json": "feed/json/"}


@pytest.fixture
def post(cast: Cast) -> Entry:
    """A post for everyone with something of everything, and a comment."""
    blog = cast.blogs["Mei"]
    picture = make_picture(cast, cast.mei, "tide & foam.png", alternative='Pools "deep"')
    other = cast.post(cast.mei, "everyone", "Before the tide")
    hidden = cast.post(cast.mei, "class", "For the class only")
    body = (
        f'<p>Crabs &amp; weed, <a data-entry="{other.public_id}">before</a>,'
        f' <a data-entry="{hidden.public_id}">later</a>.</p>'
        f'<figure><img data-media="{picture.public_id}" alt="Pools"></figure>'
        '<figure data-embed="youtube" data-id="abcdefghijk" data-title="Tides">'
        '<a href="https://www.youtube.com/watch?v=abcdefghijk">Tides</a></figure>'
        '<div data-gallery><figure><img data-media="AAAAAAAAAAAAAAAAAAAAAA" alt="gone"></figure></div>'
    )
    cast.post(cast.ines, "everyone", "Notes of the week", blog=cast.blogs["6B"])
    post = cast.post(cast.mei, "everyone", "Tide & <foam>", body=body)
    post.note_media()
    Authorship.objects.create(entry=post, person=cast.ines)
    post.file_under([Category.objects.create(school=cast.school, blog=blog, name="Shore & sea", slug="shore")])
    post.tags.add(Tag.objects.named(blog, ["tides"])[0])
    say(cast, post, cast.ines, "I & you <saw> it")
    say(cast, post, cast.tomas, "This one waits")
    return post


def address(cast: Cast, post: Entry, place: str, kind: str) -> str:
    return place.format(room=cast.class_6b.slug, post=post.slug) + PARTS[kind]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", PLACES)
def test_each_feed_is_valid(client: Client, cast: Cast, post: Entry, place: str, kind: str):
    response = client.get(address(cast, post, place, kind))

    items = check(kind, response)

    assert items
    if kind != "json":
        parsed = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
        assert not parsed.bozo
        assert len(parsed.entries) == len(items)
        assert all(entry.get("author") for entry in parsed.entries)


@pytest.mark.parametrize("kind", KINDS)
def test_a_feed_without_items_is_valid_too(client: Client, cast: Cast, kind: str):
    assert check(kind, client.get("/" + PARTS[kind])) == []


@pytest.mark.parametrize("kind", KINDS)
def test_signs_that_xml_does_not_know_break_no_feed(client: Client, cast: Cast, kind: str):
    Entry.objects.filter(pk=cast.post(cast.mei, "everyone", "A tide").pk).update(
        title="A\x07 tide\ufffe \ud83d".encode("utf-8", "replace").decode()
    )
    cast.blogs["Mei"].title = "Mei\x08's blog"
    cast.blogs["Mei"].save()

    (item,) = check(kind, client.get("/@mei/" + PARTS[kind]))

    assert "tide" in item["title"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_feed_holds_what_everyone_may_see_also_for_somebody_signed_in(
    client: Client, cast: Cast, post: Entry, kind: str
):
    client.force_login(cast.mei)
    for place in PLACES:
        words = client.get(address(cast, post, place, kind)).content.decode()

        assert "For the class only" not in words
        assert "This one waits" not in words


def test_a_link_in_a_text_is_whole_and_one_to_something_hidden_is_its_words(client: Client, cast: Cast, post: Entry):
    item = check("json", client.get("/feed/json/"))[0]

    assert re.search(r'<a href="http://testserver/@mei/before-the-tide/">before</a>, later', item["html"])


def test_titles_are_words_and_no_markup(client: Client, cast: Cast, post: Entry):
    assert "Tide & <foam>" in [item["title"] for item in check("json", client.get("/feed/json/"))]
    assert b"Tide &amp; &lt;foam&gt;" in client.get("/feed/").content


def test_first_names_are_all_that_is_said_of_authors(client: Client, cast: Cast, post: Entry):
    cast.mei.last_name = "Secretname"
    cast.mei.email = "mei@secret.example"
    cast.mei.save()
    for kind in KINDS:
        response = client.get("/@mei/" + PARTS[kind])

        assert check(kind, response)[0]["author"] == "Mei, Ines"
        assert b"Secretname" not in response.content
        assert b"secret.example" not in response.content


@pytest.mark.parametrize(
    "place", ["/@tomas/", "/@mei/category/none/", "/@mei/tag/none/", "/@mei/none/", "/classes/none/", "/@x/"]
)
def test_a_feed_of_something_hidden_is_not_there(client: Client, cast: Cast, post: Entry, place: str):
    cast.post(cast.tomas, "class")

    for part in PARTS.values():
        assert client.get(place + part).status_code == 404


def test_a_key_opens_what_its_owner_sees(client: Client, cast: Cast, post: Entry):
    Person.objects.filter(pk=cast.mei.pk).update(last_name="Secretname")
    key = FeedKey.make(cast.tomas)

    response = client.get("/feed/json/", {"key": key})

    assert b"Mei" in response.content and b"Secretname" not in response.content
    assert "For the class only" in [item["title"] for item in check("json", response)]
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_a_key_that_was_ended_opens_nothing(client: Client, cast: Cast, post: Entry):
    key = FeedKey.make(cast.tomas)
    client.force_login(cast.tomas)
    client.post(reverse("revoke-feed-key"))

    assert client.get("/feed/", {"key": key}).status_code == 404


def test_a_new_key_ends_the_one_before(client: Client, cast: Cast, post: Entry):
    old = FeedKey.make(cast.tomas)
    client.force_login(cast.tomas)
    page = client.post(reverse("make-feed-key")).content.decode()
    new = re.search(r"/feed/\?key=([\w-]+)", page)

    assert new
    assert client.get("/feed/", {"key": old}).status_code == 404
    assert client.get("/feed/", {"key": new[1]}).status_code == 200
    assert new[1] not in client.get(reverse("feed-key")).content.decode()


def test_the_key_of_somebody_removed_opens_nothing(client: Client, cast: Cast, post: Entry):
    key = FeedKey.make(cast.tomas)
    cast.tomas.is_active = False
    cast.tomas.save()

    assert client.get("/feed/", {"key": key}).status_code == 404


def test_the_key_of_somebody_who_left_opens_what_everyone_sees(client: Client, cast: Cast, post: Entry):
    titles = [item["title"] for item in check("json", client.get("/feed/json/", {"key": FeedKey.make(cast.lina)}))]

    assert "For the class only" not in titles
    assert "Tide & <foam>" in titles


@pytest.mark.parametrize("key", ["", "x", "\0", "a" * 10_000])
def test_a_key_that_is_none_opens_nothing(client: Client, cast: Cast, key: str):
    assert client.get("/feed/", {"key": key}).status_code == 404


def test_visitors_may_ask_again_for_the_same_feed(client: Client, cast: Cast, post: Entry):
    response = client.get("/feed/")
    again = client.get("/feed/", headers={"if-none-match": response["ETag"]})

    assert again.status_code == 304
    assert again.content == b""


def test_a_blog_names_its_feeds_only_where_there_are_some(client: Client, cast: Cast, post: Entry):
    for_the_class = cast.post(cast.kofi, "class", "For the class only")
    client.force_login(cast.omar)

    for address in ("/@kofi/", for_the_class.get_absolute_url()):
        assert 'rel="alternate"' not in client.get(address).content.decode()
    for address in ("/@mei/", post.get_absolute_url()):
        feeds = re.findall(r'rel="alternate" type="[^"]+" title="[^"]+" href="([^"]+)"', client.get(address).text)
        assert len(feeds) == 3
        assert {client.get(feed).status_code for feed in feeds} == {200}


def test_a_personal_feed_of_a_renamed_blog_goes_on_and_is_kept_by_nobody(client: Client, cast: Cast):
    cast.post(cast.mei, "class", "For the class only")
    key = FeedKey.make(cast.tomas)
    cast.blogs["Mei"].rename("meis-notes")

    moved = client.get(f"/@mei/feed/?key={key}")

    assert moved["Location"] == f"/@meis-notes/feed/?key={key}"
    assert "no-store" in moved["Cache-Control"]
    assert "For the class only" in client.get(moved["Location"]).text
    assert client.get("/@mei/feed/").status_code == 404
