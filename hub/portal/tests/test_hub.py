"""The hub's front."""

import datetime
import re
from html import unescape

from django.test import Client
from django.utils import timezone

from hub.blogs.models import Entry, Tag
from hub.search.indexing import index_entries
from hub.showcase.models import Piece, Section
from samples.cast import Cast
from tests.world import make_picture


def test_the_front_shows_what_is_for_the_reader(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "For everyone")
    cast.post(cast.mei, "school", "For the school")
    cast.post(cast.mei, "everyone", "Waits", released=False)

    page = client.get("/").content.decode()
    assert "For everyone" in page
    assert "For the school" not in page
    assert "Waits" not in page
    client.force_login(cast.noah)
    assert "For the school" in client.get("/").content.decode()


def test_an_empty_hub_says_so(client: Client, cast: Cast):
    assert "Nothing hangs here yet." in client.get("/").content.decode()


def test_more_posts_go_on_where_the_front_ends(client: Client, cast: Cast):
    now = timezone.now()
    for number in range(8):
        cast.post(cast.mei, "everyone", f"Tide {number}", at=now - datetime.timedelta(hours=number + 1))

    front = client.get("/").content.decode()
    more = re.search(r'href="(\?before=[^"]+)"', front)

    assert more
    assert "Tide 5" in front
    assert "Tide 6" not in front
    second = client.get(f"/{more[1].replace('&amp;', '&')}").content.decode()
    assert "Tide 6" in second
    assert "Tide 5" not in second


def test_a_part_of_the_school_shows_its_posts(client: Client, cast: Cast):
    cast.grade_3.division = "lower"
    cast.grade_3.save()
    cast.post(cast.mei, "school", "From the middle")
    cast.post(cast.noah, "school", "From the lower school")
    client.force_login(cast.kofi)

    page = client.get("/?division=lower").content.decode()

    assert "From the lower school" in page
    assert "From the middle" not in page
    assert "From the middle" in client.get("/?division=no-such-part").content.decode()


def test_the_work_of_the_day_is_a_piece_that_the_reader_sees(client: Client, cast: Cast):
    post = cast.post(cast.mei, "class", "A kingfisher")
    post.feature(make_picture(cast, cast.mei, "bird.png", alternative="A bird"))
    room = Section.start(cast.blogs["Mei"], cast.grade_6, by=cast.mei)
    Piece.objects.create(section=room, title="My blue bird", entry=post)
    room.show(by=cast.mei, audience="class")

    assert "On the wall today" not in client.get("/").content.decode()
    client.force_login(cast.tomas)
    page = client.get("/").content.decode()
    assert "On the wall today" in page
    assert "My blue bird" in page


def test_visitors_read_the_grade_and_not_the_class_of_a_child(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone")

    place = re.search(r'who__place">· (.*?)<', client.get("/").content.decode())
    assert place
    assert place[1] == "Grade 6"
    client.force_login(cast.tomas)
    place = re.search(r'who__place">· (.*?)<', client.get("/").content.decode())
    assert place
    assert place[1] == "6B"


def test_the_front_proposes_words_that_find_something(client: Client, cast: Cast):
    for title, audience, word in (
        ("A", "everyone", "volcano"),
        ("B", "class", "secret den"),
        ("C", "everyone", "fair test"),
    ):
        entry = cast.post(cast.mei, audience, title)
        entry.name_with(Tag.objects.named(entry.blog, [word]))
    index_entries(Entry.objects.all())

    page = client.get("/").content.decode()

    ways = dict(re.findall(r'class="chip" href="(/search/[^"]+)">([^<]+)</a>', page))
    assert set(ways.values()) == {"volcano", "fair test"}
    assert all("@mei" in client.get(unescape(way)).content.decode() for way in ways)
    assert "secret den" not in page


def test_it_proposes_three_different_words_at_most(client: Client, cast: Cast):
    for number, word in enumerate(("one", "one", "two", "three", "four")):
        entry = cast.post(cast.mei, "everyone", f"Post {number}")
        entry.name_with(Tag.objects.named(entry.blog, [word]))

    page = client.get("/").content.decode()

    assert len(set(re.findall(r'class="chip" href="/search/\?q=(\w+)"', page))) == 3


def test_without_words_nothing_is_proposed(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "Without a word")

    assert "hero__try" not in client.get("/").content.decode()
