"""The desk: what one is in the middle of."""

from django.test import Client

from hub.blogs.models import Blog, Category, Entry
from samples.cast import Cast


def test_a_student_finds_drafts_unsorted_and_newest_posts(client: Client, cast: Cast):
    Entry.start(cast.blogs["Mei"], by=cast.mei, title="Half a tide")
    shelf = Category.objects.create(school=cast.school, blog=cast.blogs["Mei"], name="Shore", slug="shore")
    cast.post(cast.mei, "class", "Sorted").file_under([shelf])
    cast.post(cast.mei, "class", "Not sorted")
    client.force_login(cast.mei)

    page = client.get("/desk/").content.decode()
    drafts, rest = page.partition("To sort")[::2]
    unsorted, newest = rest.partition("My newest posts")[::2]

    assert "Hello, Mei" in page
    assert "Half a tide" in drafts
    assert "Not sorted" in unsorted
    assert ">Sorted<" not in unsorted
    assert ">Sorted<" in newest


def test_what_waits_says_so(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "Waits", released=False)
    client.force_login(cast.mei)

    assert "waiting for a teacher" in client.get("/desk/").content.decode()


def test_nobody_finds_the_work_of_others(client: Client, cast: Cast):
    cast.post(cast.mei, "class", "Mei's own tide")
    for person in (cast.tomas, cast.ines, cast.daniel):
        client.force_login(person)

        assert "own tide" not in client.get("/desk/").content.decode()


def test_a_guardian_finds_the_children_of_today(client: Client, cast: Cast):
    client.force_login(cast.aiko)
    assert 'href="/@mei/"' in client.get("/desk/").content.decode()

    client.force_login(cast.ravi)
    assert 'href="/@mei/"' not in client.get("/desk/").content.decode()


def test_whoever_has_no_blog_still_has_a_desk(client: Client, cast: Cast):
    for person in (cast.nora, cast.priya, cast.aiko):
        client.force_login(person)

        assert client.get("/desk/").status_code == 200
        assert client.get("/desk/blog/")["Location"] == "/desk/"


def test_my_blog_leads_to_it(client: Client, cast: Cast):
    client.force_login(cast.mei)

    assert client.get("/desk/blog/")["Location"] == "/@mei/"
    assert Blog.objects.filter(owner=cast.mei).count() == 1


def test_the_desk_is_for_people_who_are_signed_in(client: Client, cast: Cast):
    assert client.get("/desk/").status_code == 302
