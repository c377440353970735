"""A blog's posts by shelf, word, month and grade."""

import datetime
import re

import pytest
from django.test import Client

from hub.blogs.models import Authorship, Blog, Category, Tag
from samples.cast import Cast
from tests.world import World, build_world


@pytest.fixture
def world(cast: Cast) -> World:
    return build_world(cast)


def test_a_shelf_shows_its_posts(client: Client, world: World):
    client.force_login(world.cast.tomas)

    page = client.get(f"/@mei/category/{world.shelf.slug}/").content.decode()

    assert "<h1>Science of the shore</h1>" in page
    assert world.class_post.title in page
    assert world.open_post.title not in page.partition("columns__side")[0].partition("<h1>")[2]


def test_a_shelf_with_nothing_for_the_reader_is_not_there(client: Client, world: World):
    assert client.get(f"/@mei/category/{world.shelf.slug}/").status_code == 404
    assert client.get(f"/@mei/tag/{world.word.slug}/").status_code == 404


def test_an_empty_shelf_is_not_there_for_its_owner_either(client: Client, world: World):
    Category.objects.create(school=world.cast.school, blog=world.cast.blogs["Mei"], name="Empty", slug="empty")
    client.force_login(world.cast.mei)

    assert client.get("/@mei/category/empty/").status_code == 404


def test_a_shelf_holds_what_stands_on_the_shelves_inside_it(client: Client, cast: Cast):
    blog = cast.blogs["Mei"]
    science = Category.objects.create(school=cast.school, blog=blog, name="Science", slug="science")
    birds = Category.objects.create(school=cast.school, blog=blog, name="Birds", slug="birds", parent=science)
    cast.post(cast.mei, "everyone", "A heron").file_under([birds])

    page = client.get("/@mei/category/science/").content.decode()

    assert "A heron" in page
    assert client.get("/@mei/category/birds/").status_code == 200


def test_a_word_shows_its_posts(client: Client, world: World):
    client.force_login(world.cast.tomas)

    assert world.class_post.title in client.get(f"/@mei/tag/{world.word.slug}/").content.decode()


def test_a_word_of_another_blog_is_not_there(client: Client, world: World):
    tag = Tag.objects.named(world.cast.blogs["Tomas"], ["games"])[0]
    post = world.cast.post(world.cast.tomas, "class")
    post.tags.add(tag)
    client.force_login(world.cast.mei)

    assert client.get("/@tomas/tag/games/").status_code == 200
    assert client.get("/@mei/tag/games/").status_code == 404


def test_a_month_is_one_of_the_school_and_not_of_greenwich(client: Client, cast: Cast):
    cast.school.time_zone = "Asia/Tokyo"
    cast.school.save()
    cast.post(cast.mei, "everyone", "New year", at=datetime.datetime(2025, 12, 31, 20, tzinfo=datetime.UTC))

    assert client.get("/@mei/2025/12/").status_code == 404
    assert "New year" in client.get("/@mei/2026/1/").content.decode()


@pytest.mark.parametrize("month", ["0/1", "1/1", "2026/0", "2026/13", "9999/12", "99999999999999999999/1"])
def test_a_month_that_never_was_is_not_there(client: Client, cast: Cast, month: str):
    cast.post(cast.mei, "everyone")

    assert client.get(f"/@mei/{month}/").status_code == 404


def test_a_grade_shows_the_posts_of_that_year(client: Client, world: World):
    assert world.open_post.title in client.get("/@mei/grade/grade-6/").content.decode()
    assert client.get("/@mei/grade/grade-3/").status_code == 404
    assert client.get("/@mei/grade/no-grade/").status_code == 404


def test_the_page_of_a_year_leads_to_its_months(client: Client, world: World):
    at = world.class_post.published_at
    assert at is not None
    client.force_login(world.cast.tomas)

    page = client.get("/@mei/grade/grade-6/").content.decode()
    month = f"/@mei/{at.year}/{at.month}/"

    assert month in page
    assert month not in client.get("/@mei/").content.decode()
    assert world.class_post.title in client.get(month).content.decode()


@pytest.mark.thorough
def test_every_link_of_a_blog_with_group_work_opens_and_stands_there_once(client: Client, cast: Cast):
    mei, tomas = cast.blogs["Mei"], cast.blogs["Tomas"]
    shared = cast.post(cast.mei, "class", "Our bridge")
    Authorship.objects.create(entry=shared, person=cast.tomas)
    shared.tags.set(Tag.objects.named(mei, ["how I did it", "group work"]))
    own = cast.post(cast.tomas, "class", "Our cave")
    own.tags.set(Tag.objects.named(tomas, ["Group work"]))
    for post, blog in ((shared, mei), (own, tomas)):
        post.file_under([Category.objects.create(school=cast.school, blog=blog, name="Building", slug="building")])
    client.force_login(cast.ines)

    page = client.get("/@tomas/").content.decode()
    links = re.findall(r'href="(/@tomas/(?:tag|category)/[^"]+)"', page)

    assert sorted(links) == ["/@tomas/category/building/", "/@tomas/tag/group-work/", "/@tomas/tag/how-i-did-it/"]
    for link in set(re.findall(r'href="(/[^"]*)"', page)):
        assert client.get(link).status_code in (200, 302), link
    both = client.get("/@tomas/tag/group-work/").content.decode()
    assert "Our bridge" in both
    assert "Our cave" in both


def test_a_word_of_group_work_has_its_feed_on_each_blog(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "My own bridge")
    theirs = Blog.objects.get_or_create(school=cast.school, owner=cast.ines, defaults={"slug": "ines"})[0]
    shared = cast.post(cast.ines, "everyone", "Our bridge", blog=theirs)
    Authorship.objects.create(entry=shared, person=cast.mei)
    shared.tags.set(Tag.objects.named(theirs, ["how I did it"]))

    assert "Our bridge" in client.get("/@mei/tag/how-i-did-it/feed/").content.decode()
