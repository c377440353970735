"""Blogs elsewhere on the page of a class: who puts them there, who reads their posts, and how they are answered."""

from __future__ import annotations

import pytest
from django.test import Client

from hub.blogs.models import Blog, Entry
from hub.connections.models import FollowedPost, Link, PostAnswer
from hub.people.models import Person
from samples.cast import Cast
from tests.world import come_from_elsewhere


@pytest.fixture
def storm(cast: Cast) -> FollowedPost:
    return come_from_elsewhere(cast, "A storm at the lighthouse")


def see(client: Client, person: Person | None, address: str) -> str:
    client.logout()
    if person is not None:
        client.force_login(person)
    return client.get(address).content.decode()


def add(client: Client, cast: Cast, address: str, title: str = "") -> int:
    there = f"/classes/{cast.class_6b.slug}/links/add/"
    return client.post(there, {"address": address, "title": title}).status_code


def test_a_teacher_puts_a_blog_on_the_page_and_everybody_sees_the_link(client: Client, cast: Cast):
    client.force_login(cast.ines)

    assert add(client, cast, "127.0.0.1:1/blog", "Lighthouse Class") == 302

    link = Link.objects.get()
    assert link.address == "https://127.0.0.1:1/blog"
    page = see(client, None, f"/classes/{cast.class_6b.slug}/")
    assert f'href="{link.address}"' in page
    assert "Lighthouse Class" in page
    state = see(client, cast.ines, f"/classes/{cast.class_6b.slug}/arrange/")
    assert "it is not on the open internet" in state


@pytest.mark.parametrize(
    "address", ["", "javascript:alert(1)", "file:///etc/passwd", "https://a:b@x.example/", "nothing"]
)
def test_what_is_no_address_is_told_beside_the_field(client: Client, cast: Cast, address: str):
    client.force_login(cast.ines)

    assert add(client, cast, address) == 422
    assert not Link.objects.exists()


def test_only_who_looks_after_the_class_changes_its_links(client: Client, cast: Cast, storm: FollowedPost):
    at = f"/classes/{cast.class_6b.slug}/links/{storm.feed.link.public_id}/remove/"
    for person in (cast.mei, cast.rosa, cast.aiko, cast.elias):
        client.force_login(person)
        assert add(client, cast, "https://lighthouse.example/") == 404
        assert client.post(at).status_code == 404

    client.force_login(cast.nora)
    assert client.post(at).status_code == 302
    assert not Link.objects.exists()
    assert not FollowedPost.objects.exists()


def test_people_of_the_school_and_families_read_its_posts_here(client: Client, cast: Cast, storm: FollowedPost):
    page, list_of_all = f"/classes/{cast.class_6b.slug}/", f"/classes/{cast.class_6b.slug}/elsewhere/"
    for person in (cast.mei, cast.noah, cast.ines, cast.marta):
        assert storm.title in see(client, person, page)
        assert storm.title in see(client, person, list_of_all)
        assert "The waves came over the wall." in see(client, person, storm.get_absolute_url())
    for stranger in (None, cast.ravi, cast.elias, cast.lina):
        assert storm.title not in see(client, stranger, page)
        assert storm.title not in see(client, stranger, list_of_all)
        assert storm.title not in see(client, stranger, storm.get_absolute_url())


def test_a_student_answers_on_their_own_blog_for_whom_they_choose(client: Client, cast: Cast, storm: FollowedPost):
    client.force_login(cast.mei)

    led = client.post(f"{storm.get_absolute_url()}answer/")

    draft = Entry.objects.get(answers_elsewhere__post=storm)
    assert led["Location"] == f"/write/{draft.public_id}/"
    assert f'<a href="{storm.address}">A storm at the lighthouse</a>' in draft.body
    assert client.post(f"{storm.get_absolute_url()}answer/")["Location"] == led["Location"]
    draft.set_text("We had one too", draft.body)
    draft.save()
    assert "We had one too" not in see(client, cast.tomas, storm.get_absolute_url())
    draft.publish(by=cast.mei, audience="class")
    assert "We had one too" in see(client, cast.tomas, storm.get_absolute_url())
    assert "We had one too" not in see(client, cast.noah, storm.get_absolute_url())


def test_who_has_no_blog_is_led_to_where_it_was_written(client: Client, cast: Cast, storm: FollowedPost):
    for person, may in ((cast.mei, True), (cast.marta, False), (cast.daniel, False)):
        page = see(client, person, storm.get_absolute_url())
        assert ("Answer in a post of mine" in page) is may
        assert f'href="{storm.address}"' in page
        if not may:
            assert client.post(f"{storm.get_absolute_url()}answer/").status_code == 404
    assert not PostAnswer.objects.exists()


def test_a_title_that_means_harm_is_words_in_the_answer(cast: Cast, storm: FollowedPost):
    storm.title, storm.address = '<img src="x" onerror="x()">', 'https://x.example/"><script>'
    blog = Blog.objects.get(owner=cast.mei)

    entry = PostAnswer.begin(storm, blog, by=cast.mei)

    assert "<script" not in entry.body
    assert "<img" not in entry.body


def test_a_teacher_of_the_class_takes_a_post_away(client: Client, cast: Cast, storm: FollowedPost):
    at = f"{storm.get_absolute_url()}take-away/"
    for person, status in ((cast.mei, 404), (cast.rosa, 404), (cast.ines, 302)):
        client.force_login(person)
        assert client.post(at).status_code == status

    assert storm.title not in see(client, cast.ines, f"/classes/{cast.class_6b.slug}/")
    assert client.get(storm.get_absolute_url()).status_code == 404
