"""The tree of pages, and the menu."""

from django.test import Client

from hub.blogs.models import Category, Entry, MenuItem
from samples.cast import Cast


def page_below(cast: Cast, title: str, parent: Entry | None = None, audience: str = "everyone") -> Entry:
    page = cast.post(cast.mei, audience, title, kind=Entry.Kind.PAGE)
    page.parent = parent
    page.save(update_fields=["parent"])
    return page


def test_a_page_shows_the_way_to_it_and_the_pages_below(client: Client, cast: Cast):
    top = page_below(cast, "My projects")
    middle = page_below(cast, "Boats", top)
    below = page_below(cast, "The raft", middle)

    page = client.get(middle.get_absolute_url()).content.decode()

    assert f'href="{top.get_absolute_url()}"' in page
    assert f'href="{below.get_absolute_url()}"' in page


def test_hidden_pages_are_on_neither_side(client: Client, cast: Cast):
    top = page_below(cast, "A hidden top", audience="class")
    middle = page_below(cast, "Boats", top)
    page_below(cast, "A hidden raft", middle, audience="class")

    page = client.get(middle.get_absolute_url()).content.decode()

    assert "A hidden" not in page


def test_pages_that_stand_in_a_ring_still_open(client: Client, cast: Cast):
    one = page_below(cast, "One")
    two = page_below(cast, "Two", one)
    one.parent = two
    one.save(update_fields=["parent"])

    assert client.get(one.get_absolute_url()).status_code == 200


def test_without_a_menu_the_top_pages_are_listed(client: Client, cast: Cast):
    top = page_below(cast, "My projects")
    page_below(cast, "Boats", top)
    page_below(cast, "For the class", audience="class")

    page = client.get("/@mei/").content.decode()

    assert "My projects" in page
    assert "Boats" not in page
    assert "For the class" not in page


def test_a_menu_shows_its_lines_without_what_is_hidden(client: Client, cast: Cast):
    blog = cast.blogs["Mei"]
    shelf = Category.objects.create(school=cast.school, blog=blog, name="Birds", slug="birds")
    empty = Category.objects.create(school=cast.school, blog=blog, name="An empty shelf", slug="empty")
    cast.post(cast.mei, "everyone", "Heron").file_under([shelf])
    hidden = page_below(cast, "A hidden page", audience="class")
    shown = page_below(cast, "About me")
    MenuItem.objects.create(blog=blog, entry=shown, label="Who I am", position=1)
    MenuItem.objects.create(blog=blog, entry=hidden, position=2)
    MenuItem.objects.create(blog=blog, category=shelf, position=3)
    MenuItem.objects.create(blog=blog, category=empty, position=4)
    MenuItem.objects.create(blog=blog, address="https://birds.example/", label="Bird club", position=5)

    page = client.get("/@mei/").content.decode()

    assert "Who I am" in page
    assert "/@mei/category/birds/" in page
    assert 'href="https://birds.example/"' in page
    assert "A hidden page" not in page
    assert "An empty shelf" not in page
