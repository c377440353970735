"""The desk: what one is in the middle of."""

import datetime
import re

from django.test import Client
from django.utils import timezone

from hub.blogs.models import Blog, Category, Entry
from hub.reflections.models import Goal
from hub.school.models import SchoolYear
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

    assert "Waiting for a teacher" in client.get("/desk/").content.decode()


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


def main_of(client: Client, address: str = "/desk/") -> str:
    page = client.get(address).content.decode()
    return page.partition("<main")[2].partition("</main>")[0]


def test_the_draft_one_is_in_the_middle_of_is_the_one_main_thing(client: Client, cast: Cast):
    draft = Entry.start(cast.blogs["Mei"], by=cast.mei, title="Half a tide")
    client.force_login(cast.mei)

    page = main_of(client)

    assert page.count('<a class="button" ') == 1
    assert f'<a class="button" href="/write/{draft.public_id}/"' in page
    assert "button--outline" not in page


def test_without_a_draft_the_desk_says_how_to_begin(client: Client, cast: Cast):
    client.force_login(cast.mei)
    assert "Start with a picture" in main_of(client)

    cast.post(cast.mei, "class", "A tide")
    assert "Write about it" in main_of(client)
    assert "button--sun" not in main_of(client)  # That one is in the bar.


def test_a_guardian_sees_what_is_new_and_one_question_about_it(client: Client, cast: Cast):
    shelf = Category.objects.create(school=cast.school, name="Science", slug="science")
    cast.post(cast.mei, "families", "The bridge").file_under([shelf])
    cast.post(cast.mei, "families", "Long ago", at=timezone.now() - datetime.timedelta(days=30))
    cast.post(cast.mei, "teachers", "Not for the family")
    told = {"school": cast.school, "student": cast.mei, "year": cast.year}
    Goal.objects.create(words="Check my maths", audience="families", **told)
    Goal.objects.create(words="A secret goal", audience="teachers", **told)
    client.force_login(cast.aiko)

    week, _, before = main_of(client).partition("Before that")

    assert "What Mei made this week" in week
    assert "The bridge" in week
    assert "Long ago" in before
    assert "“The bridge” – how did you find that out?" in before
    assert "Check my maths" in before
    for hidden in ("Not for the family", "A secret goal"):
        assert hidden not in week + before
    another = re.search(r'href="([?]child=[^"]+question=1)#tonight"', week + before)
    assert another
    for number, is_same in (("1", False), ("4", True), ("-1", True), ("9" * 9, True)):
        page = client.get(f"/desk/{another[1].removesuffix('1').replace('&amp;', '&')}{number}").text
        assert "“The bridge” – " in page and ("how did you find that out?" in page) == is_same


def test_a_quiet_week_is_said_kindly(client: Client, cast: Cast):
    client.force_login(cast.aiko)

    page = main_of(client)

    assert "Mei posted nothing this week." in page
    assert "What are you in the middle of?" in page


def test_a_guardian_cannot_look_at_another_child(client: Client, cast: Cast):
    cast.post(cast.tomas, "families", "The cave")
    client.force_login(cast.aiko)

    assert "What Mei made" in main_of(client, f"/desk/?child={cast.tomas.public_id}")


def test_nothing_leads_to_a_blog_that_one_does_not_have(client: Client, cast: Cast):
    led = {}
    for name in ("mei", "ines", "nora", "daniel"):
        client.force_login(getattr(cast, name))
        page = client.get("/desk/").content.decode()
        led[name] = ('href="/write/"' in page, 'href="/desk/blog/"' in page)

    assert led["mei"] == (True, True)
    assert led["ines"][0]
    assert led["nora"] == led["daniel"] == (False, False)


def test_coaches_and_administrators_find_the_classes_they_help(client: Client, cast: Cast):
    client.force_login(cast.nora)

    assert f'href="/class/{cast.class_6b.slug}/"' in main_of(client)
    assert client.get("/class/")["Location"] == "/manage/"


def test_a_school_without_classes_tells_its_administrator_the_next_step(client: Client, cast: Cast):
    today = timezone.localdate(timezone=cast.school.zone)
    SchoolYear.objects.create(
        school=cast.school, name="New", starts_on=today, ends_on=today + datetime.timedelta(days=300)
    )
    client.force_login(cast.daniel)
    for address in ("/desk/", "/", "/classes/"):
        page = main_of(client, address)

        assert "Add your first class" in page
        assert 'href="/manage/new-class/"' in page
    client.logout()
    assert "Add your first class" not in main_of(client, "/")
