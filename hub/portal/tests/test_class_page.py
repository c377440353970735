"""The page of a class as its central place: what stands on it, for whom, and in which order."""

from __future__ import annotations

import re

from django.test import Client
from django.urls import reverse

from hub.assignments.models import Ask
from hub.blogs.models import Entry
from hub.people.models import Person
from hub.portal.models import ClassPage, ClassWords, Part
from samples.cast import Cast
from tests.world import give


def page_for(client: Client, cast: Cast, person: Person | None) -> str:
    client.logout()
    if person is not None:
        client.force_login(person)
    return client.get(f"/classes/{cast.class_6b.slug}/").content.decode()


def arrange(client: Client, cast: Cast, part: str, way: str) -> int:
    return client.post(f"/classes/{cast.class_6b.slug}/arrange/{part}/{way}/").status_code


def test_what_the_class_is_asked_stands_there_for_whoever_may_read_it(client: Client, cast: Cast):
    Ask.put(cast.post(cast.ines, "class", "Bring a shell", blog=cast.blogs["6B"]), cast.class_6b, None)
    Ask.put(cast.post(cast.ines, "everyone", "Look at the moon", blog=cast.blogs["6B"]), cast.class_6b, None)
    give(cast, name="Our year on a wall")
    over = Ask.put(cast.post(cast.ines, "class", "Over and done", blog=cast.blogs["6B"]), cast.class_6b, None)
    over.end()

    def asked(person: Person | None) -> str:
        return page_for(client, cast, person).partition('id="asked"')[2].partition("</section>")[0]

    for person in (cast.mei, cast.ines):
        assert "Bring a shell" in asked(person)
        assert "Look at the moon" in asked(person)
        assert "Our year on a wall" in asked(person)
        assert "Over and done" not in asked(person)
    for other in (None, cast.noah, cast.marta):
        assert "Bring a shell" not in asked(other)
        assert "Look at the moon" in asked(other)
        assert "Our year on a wall" not in asked(other)


def test_the_pages_of_the_class_blog_stand_at_the_side(client: Client, cast: Cast):
    cast.post(cast.ines, "everyone", "How we work", blog=cast.blogs["6B"], kind=Entry.Kind.PAGE)
    cast.post(cast.ines, "class", "Who brings what", blog=cast.blogs["6B"], kind=Entry.Kind.PAGE)

    assert "How we work" in page_for(client, cast, None)
    assert "Who brings what" not in page_for(client, cast, None)
    assert "Who brings what" in page_for(client, cast, cast.mei)


def test_a_teacher_says_something_at_the_top_to_whom_it_is_for(client: Client, cast: Cast):
    client.force_login(cast.ines)
    words = {"words": "Boots on Tuesday: https://tides.example/", "audience": "class"}

    answer = client.post(f"/classes/{cast.class_6b.slug}/arrange/", words)

    assert answer.status_code == 302
    assert '<a href="https://tides.example/"' in page_for(client, cast, cast.mei)
    assert "Boots on Tuesday" in page_for(client, cast, cast.ines)
    for other in (None, cast.noah, cast.rosa, cast.aiko, cast.elias):
        assert "Boots on Tuesday" not in page_for(client, cast, other)
    ClassWords.objects.update(audience="families")
    assert "Boots on Tuesday" in page_for(client, cast, cast.marta)
    assert "Boots on Tuesday" not in page_for(client, cast, None)


def test_words_that_are_no_text_and_unknown_readers_are_refused(client: Client, cast: Cast):
    client.force_login(cast.ines)
    at = f"/classes/{cast.class_6b.slug}/arrange/"

    assert client.post(at, {"words": "Hello", "audience": "teachers"}).status_code == 422
    assert client.post(at, {"words": "x" * 3001, "audience": "class"}).status_code == 422
    assert not ClassWords.objects.exists()


def test_a_teacher_puts_the_parts_in_order_and_leaves_some_out(client: Client, cast: Cast):
    cast.post(cast.tomas, "class", "Seen by Tomas")
    client.force_login(cast.ines)

    assert arrange(client, cast, "blogs", "up") == 302
    assert arrange(client, cast, "blogs", "leave-out") == 302
    for _time in range(2):
        assert arrange(client, cast, "posts", "up") == 302

    page = ClassPage.objects.get(classroom=cast.class_6b)
    assert [part.value for part in page.columns[1]] == ["pages", "blogs", "links", "teachers"]
    assert page.columns[0].index(Part.POSTS) < page.columns[0].index(Part.UNANSWERED)
    assert 'href="/@tomas/"' not in page_for(client, cast, cast.mei)
    order = re.findall(r'id="(unanswered)"|class="(cards)"', page_for(client, cast, cast.mei))
    assert order == [("", "cards"), ("unanswered", "")]
    client.force_login(cast.ines)
    arrange(client, cast, "blogs", "show")
    assert 'href="/@tomas/"' in page_for(client, cast, cast.mei)


def test_the_first_part_stays_the_first_and_the_last_the_last(cast: Cast):
    page = ClassPage.of(cast.class_6b)
    before = page.parts
    page.move(page.columns[0][0], -1)
    page.move(page.columns[1][-1], 1)

    assert page.parts == before


def test_only_who_looks_after_the_class_arranges_its_page(client: Client, cast: Cast):
    for person, status in ((cast.nora, 302), (cast.rosa, 404), (cast.mei, 404), (cast.aiko, 404), (cast.elias, 404)):
        client.force_login(person)
        assert arrange(client, cast, "posts", "down") == status
        assert ("Arrange the page" in page_for(client, cast, person)) is (status == 302)
        client.force_login(person)
        assert arrange(client, cast, "nothing", "down") == 404


def test_older_posts_come_without_what_stands_above_them(client: Client, cast: Cast):
    for number in range(14):
        cast.post(cast.mei, "class", f"Tide {number}")
    ClassWords.objects.create(classroom=cast.class_6b, words="Boots on Tuesday", audience="class")
    client.force_login(cast.mei)
    at = f"/classes/{cast.class_6b.slug}/"
    older = re.search(r'href="(\?before=[^"]+)"', client.get(at).content.decode())
    assert older is not None

    page = client.get(at + older[1]).content.decode()

    assert "Tide 0" in page
    assert "Boots on Tuesday" not in page


def test_people_of_the_school_read_full_names_in_a_class_and_nobody_else(client: Client, cast: Cast):
    Person.objects.filter(pk=cast.tomas.pk).update(first_name="Mei", last_name="Ruiz")
    Person.objects.filter(pk=cast.mei.pk).update(last_name="Lind")
    cast.post(cast.mei, "everyone", "Tides")
    names = {}
    for person in (cast.ines, cast.mei, cast.aiko, None):
        client.logout()
        if person is not None:
            client.force_login(person)
        page = client.get(reverse("class", args=[cast.class_6b.slug])).content.decode()
        names[person] = [name for name in ("Mei Lind", "Mei Ruiz", "Lind", "Ruiz") if name in page]

    full = ["Mei Lind", "Mei Ruiz", "Lind", "Ruiz"]
    assert names == {cast.ines: full, cast.mei: full, cast.aiko: [], None: []}
    client.force_login(cast.ines)
    assert "Mei Ruiz" in client.get(reverse("teach-class", args=[cast.class_6b.slug])).content.decode()
