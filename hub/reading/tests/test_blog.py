"""A blog's home."""

import datetime
import re

from django.test import Client
from django.utils import timezone

from hub.blogs.models import Authorship
from samples.cast import Cast


def titles(client: Client, address: str) -> list[str]:
    """The titles of the cards on a page, from top to bottom."""
    page = client.get(address).content.decode()
    return re.findall(r'card__title"[^>]*><a href="[^"]*">(.*?)</a>', page)


def days_ago(days: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=days)


def test_the_newest_post_comes_first(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "Old tide", at=days_ago(3))
    cast.post(cast.mei, "everyone", "New tide", at=days_ago(1))

    assert titles(client, "/@mei/") == ["New tide", "Old tide"]


def test_a_post_that_stays_on_top_leads_the_first_page_only(client: Client, cast: Cast):
    first = cast.post(cast.mei, "everyone", "Read this first", at=days_ago(40))
    first.is_sticky = True
    first.save(update_fields=["is_sticky"])
    for number in range(13):
        cast.post(cast.mei, "everyone", f"Tide {number:02}", at=days_ago(number + 1))

    shown = titles(client, "/@mei/")
    older = re.search(r'href="(\?before=[^"]+)"', client.get("/@mei/").content.decode())

    assert shown[:2] == ["Read this first", "Tide 00"]
    assert older
    assert titles(client, f"/@mei/{older[1]}") == ["Tide 11", "Tide 12"]


def test_many_posts_that_stay_on_top_hide_no_others(client: Client, cast: Cast):
    for number in range(14):
        post = cast.post(cast.mei, "everyone", f"Top {number:02}", at=days_ago(number + 2))
        post.is_sticky = True
        post.save(update_fields=["is_sticky"])
    cast.post(cast.mei, "everyone", "The one below", at=days_ago(1))

    seen = []
    address = "/@mei/"
    while address:
        seen += titles(client, address)
        older = re.search(r'href="(\?before=[^"]+)"', client.get(address).content.decode())
        address = f"/@mei/{older[1]}" if older else ""

    assert "The one below" in seen
    assert len(set(seen)) == 15


def test_each_post_stands_on_exactly_one_page_even_when_two_came_out_together(client: Client, cast: Cast):
    at = days_ago(2)
    for number in range(15):
        cast.post(cast.mei, "everyone", f"Tide {number:02}", at=at)

    first = titles(client, "/@mei/")
    older = re.search(r'href="(\?before=[^"]+)"', client.get("/@mei/").content.decode())
    assert older
    second = titles(client, f"/@mei/{older[1]}")

    assert len(first) == 12
    assert sorted(first + second) == [f"Tide {number:02}" for number in range(15)]


def test_a_key_that_is_none_shows_the_newest(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "A tide")

    for key in ("x", "1-2-3", "-", "zzzzzzzzzzzzzzzzzzzzzz-1", "9" * 10_000, "1-" + "z" * 40, "\0"):
        assert client.get("/@mei/", {"before": key}).status_code == 200


def test_group_work_stands_on_the_blog_of_each_author(client: Client, cast: Cast):
    post = cast.post(cast.mei, "class", "Our raft")
    Authorship.objects.create(entry=post, person=cast.tomas)
    client.force_login(cast.tomas)

    assert titles(client, "/@tomas/") == ["Our raft"]
    assert titles(client, "/@mei/") == ["Our raft"]


def test_readers_see_only_what_is_meant_for_them(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "For everyone")
    cast.post(cast.mei, "class", "For the class")
    cast.post(cast.mei, "everyone", "Waits", released=False)

    assert titles(client, "/@mei/") == ["For everyone"]
    assert "1 post<" in client.get("/@mei/").content.decode()


def test_an_empty_blog_tells_its_owner_how_to_begin(client: Client, cast: Cast):
    client.force_login(cast.mei)

    assert "The first post is the hardest." in client.get("/@mei/").content.decode()


def test_an_empty_blog_tells_others_that_nothing_is_there_yet(client: Client, cast: Cast):
    client.force_login(cast.tomas)

    page = client.get("/@mei/").content.decode()

    assert "Nothing to read here yet." in page
    assert "The first post is the hardest." not in page


def test_a_blog_with_nothing_for_visitors_is_not_there_for_them(client: Client, cast: Cast):
    cast.post(cast.mei, "class", "For the class")

    assert client.get("/@mei/").status_code == 404
    assert client.get("/@nobody/").status_code == 404


def test_a_post_without_a_title_is_called_by_its_first_words(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "", body="<p>Seven herons stood in the mud.</p>")

    assert titles(client, "/@mei/") == ["Seven herons stood in the mud."]


def test_the_class_is_named_for_people_of_the_school_only(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "A tide")

    assert "Class 6B" not in client.get("/@mei/").content.decode()
    client.force_login(cast.tomas)
    assert "Class 6B" in client.get("/@mei/").content.decode()


def test_an_author_reads_on_the_cards_who_can_see_each_post_and_nobody_else_does(client: Client, cast: Cast):
    cast.post(cast.mei, "teachers", "For my teachers", at=days_ago(1))
    cast.post(cast.mei, "class", "For my class", at=days_ago(2))

    client.force_login(cast.mei)
    own = client.get("/@mei/").content.decode()
    client.force_login(cast.ines)
    teachers = client.get("/@mei/").content.decode()

    assert "Just me and my teachers" in own
    assert "My class" in own
    assert "Just me and my teachers" not in teachers


def test_those_who_look_after_a_blog_are_shown_the_way_to_bring_one_in(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone")
    shown = {}
    for name in ("ines", "nora", "daniel", "omar", "tomas", "aiko", "visitor"):
        client.logout()
        if name != "visitor":
            client.force_login(getattr(cast, name))
        shown[name] = 'href="/import/wordpress/mei/"' in client.get("/@mei/").content.decode()

    assert [name for name, way in shown.items() if way] == ["ines", "nora", "daniel"]
