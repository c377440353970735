"""Old addresses lead to where a thing is now, for those who may see it."""

import pytest
from django.test import Client

from hub.blogs.models import Entry, OldAddress
from hub.showcase.models import Section
from samples.cast import Cast


def test_a_post_that_moved_is_found_at_its_old_address(client: Client, cast: Cast):
    post = cast.post(cast.mei, "everyone", "A tide")
    post.move_to("the-tide")

    response = client.get("/@mei/a-tide/")

    assert response.status_code == 301
    assert response["Location"] == "/@mei/the-tide/"


def test_the_old_address_of_something_hidden_leads_nowhere(client: Client, cast: Cast):
    post = cast.post(cast.mei, "class", "A tide")
    post.move_to("the-tide")

    assert client.get("/@mei/a-tide/").status_code == 404


def test_a_blog_that_was_renamed_is_found_with_all_that_is_on_it(client: Client, cast: Cast):
    post = cast.post(cast.mei, "everyone", "A tide")
    cast.blogs["Mei"].rename("meis-notes")

    assert client.get("/@mei/")["Location"] == "/@meis-notes/"
    assert client.get(f"/@mei/{post.slug}/")["Location"] == f"/@meis-notes/{post.slug}/"


@pytest.mark.parametrize(
    "path", ["category/shore/?before=9", "showcase/grade-6/", "feed/", "feed/atom/", "a-tide/feed/json/"]
)
def test_all_places_on_a_renamed_blog_lead_to_the_same_place(client: Client, cast: Cast, path: str):
    cast.post(cast.mei, "everyone", "A tide")
    cast.blogs["Mei"].rename("meis-notes")

    response = client.get(f"/@mei/{path}")

    assert response.status_code == 301
    assert response["Location"] == f"/@meis-notes/{path}"


def test_the_old_name_of_a_hidden_blog_leads_nowhere(client: Client, cast: Cast):
    post = cast.post(cast.mei, "class", "A tide")
    cast.blogs["Mei"].rename("meis-notes")

    assert client.get("/@mei/").status_code == 404
    assert client.get(f"/@mei/{post.slug}/").status_code == 404
    assert client.get("/@mei/feed/").status_code == 404
    assert client.get("/@mei/showcase/grade-6/").status_code == 404


@pytest.mark.parametrize(
    ("path", "address"), [("2019/05/12/a-tide", "/@mei/2019/05/12/a-tide/"), ("?p=12", "/@mei/?p=12")]
)
def test_addresses_from_wordpress_lead_on(client: Client, cast: Cast, path: str, address: str):
    post = cast.post(cast.mei, "everyone", "A tide")
    OldAddress.objects.create(blog=cast.blogs["Mei"], path=path, entry=post)

    assert client.get(address)["Location"] == post.get_absolute_url()


def test_a_page_called_showcase_is_at_its_old_address_until_there_are_rooms(client: Client, cast: Cast):
    page = cast.post(cast.mei, "everyone", "Showcase", kind=Entry.Kind.PAGE)
    hidden = cast.post(cast.mei, "class", "Grade 6", kind=Entry.Kind.PAGE)
    for path, entry in (("showcase", page), ("showcase/grade-6", hidden)):
        OldAddress.objects.create(blog=cast.blogs["Mei"], path=path, entry=entry)

    found = client.get("/@mei/showcase/")
    assert (found.status_code, found["Location"]) == (302, page.get_absolute_url())
    assert client.get(page.get_absolute_url()).status_code == 200
    assert client.get("/@mei/showcase/grade-6/").status_code == 404
    client.force_login(cast.tomas)
    assert client.get("/@mei/showcase/grade-6/")["Location"] == hidden.get_absolute_url()

    room = Section.start(cast.blogs["Mei"], cast.grade_6, by=cast.mei)
    room.show(by=cast.mei, audience="class")
    assert client.get("/@mei/showcase/")["Location"] == "/@mei/showcase/grade-6/"
    assert client.get("/@mei/showcase/grade-6/").status_code == 200
    client.logout()
    assert client.get("/@mei/showcase/grade-6/").status_code == 404


def test_addresses_from_wordpress_do_not_tell_of_hidden_posts(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "Something else")
    hidden = cast.post(cast.mei, "class", "A tide")
    for path in ("2019/05/12/a-tide", "?p=12"):
        OldAddress.objects.create(blog=cast.blogs["Mei"], path=path, entry=hidden)

    assert client.get("/@mei/2019/05/12/a-tide/").status_code == 404
    assert client.get("/@mei/?p=12").status_code == 200
    assert client.get("/@mei/?p=²").status_code == 200
