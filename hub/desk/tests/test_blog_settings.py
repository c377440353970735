"""One's blog: its words, the colour of its wall, its shelves, the order of its pages."""

from __future__ import annotations

from hub.blogs.models import Blog, Category, Entry

WORDS = {"title": "Mei makes things", "tagline": "Mostly bridges", "about": "I am in 6B.", "accent": "plum"}


def test_words_and_wall_are_saved(mei):
    answer = mei.client.post("/desk/blog-settings/", WORDS)

    blog = Blog.objects.get(slug="mei")
    assert answer["Location"] == "/@mei/"
    assert (blog.title, blog.tagline, blog.accent) == ("Mei makes things", "Mostly bridges", "plum")


def test_a_wall_that_is_none_is_refused(mei):
    assert mei.client.post("/desk/blog-settings/", WORDS | {"accent": "#ff0000"}).status_code == 422


def test_the_blog_of_somebody_else_stays_as_it_is(mei):
    mei.client.post("/desk/blog-settings/", WORDS | {"on": "tomas"})

    assert Blog.objects.get(slug="tomas").title == "Tomas's blog"


def test_a_shelf_is_put_up_and_renamed(mei, cast):
    mei.client.post("/desk/blog-settings/mei/shelf/", {"name": "My boats"})
    shelf = Category.objects.get()
    mei.client.post(f"/desk/blog-settings/mei/shelf/{shelf.pk}/", {"name": "Boats and ships"})

    shelf.refresh_from_db()
    assert (shelf.name, shelf.slug, shelf.blog) == ("Boats and ships", "boats-and-ships", cast.blogs["Mei"])


def test_a_shelf_of_the_school_is_not_renamed(mei, cast):
    shelf = Category.objects.create(school=cast.school, name="Science", slug="science")

    assert mei.client.post(f"/desk/blog-settings/mei/shelf/{shelf.pk}/", {"name": "Mine"}).status_code == 404


def test_pages_change_places(mei, cast):
    for title in ("About me", "Books", "Clubs"):
        cast.post(cast.mei, "class", title, kind="page")
    last = Entry.objects.get(title="Clubs")

    mei.client.post(f"/write/{last.public_id}/up/")

    titles = Entry.objects.pages().order_by("position").values_list("title", flat=True)
    assert list(titles) == ["About me", "Clubs", "Books"]


def test_who_has_no_blog_reads_a_kind_page(client, cast):
    client.force_login(cast.aiko)

    assert b"You have no blog yet" in client.get("/desk/blog-settings/").content
