"""Sorting: by the student with one tap, by the teacher for many students at once."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hub.blogs.models import Category, Entry, Filing
from hub.search.indexing import index_entries
from samples.cast import Cast


@pytest.fixture
def science(cast: Cast) -> Category:
    shelf = Category.objects.create(school=cast.school, name="Science", slug="science", position=2)
    Category.objects.create(school=cast.school, name="Art", slug="art", position=1)
    post = cast.post(cast.mei, "class", "Bridge one", body="<p>The bridge broke in the corners.</p>")
    post.file_under([shelf])
    index_entries(Entry.objects.filter(pk=post.pk))
    return shelf


@pytest.fixture
def bridge(cast: Cast, science: Category) -> Entry:
    return cast.post(cast.mei, "class", "Bridge two", body="<p>This bridge has triangles.</p>")


@pytest.fixture
def ines(client: Client, cast: Cast) -> Client:
    client.force_login(cast.ines)
    return client


def shelves_of(entry: Entry) -> list[str]:
    return [shelf.name for shelf in entry.categories.all()]


def class_page(cast: Cast) -> str:
    return f"/class/{cast.class_6b.slug}/sort/"


def file_as_guessed(client: Client, cast: Cast, **more: str) -> str:
    """Press the button of the teacher's page as it stands; gives the address that it leads to."""
    page = client.get(class_page(cast)).content.decode()
    ticked = re.findall(r'name="post" value="(\S+)" checked', page)
    chosen = dict(re.findall(r'name="(shelf-\S+?)">\s*<option value="(\d+)"', page))
    return client.post(f"{class_page(cast)}file/", {"post": ticked, **chosen, "each": "1", **more})["Location"]


def test_a_student_takes_the_guess_with_one_tap_and_can_take_it_back(client: Client, cast: Cast, bridge: Entry):
    client.force_login(cast.mei)
    page = client.get("/desk/sort/").content.decode()
    [first] = re.findall(rf'/desk/sort/{bridge.public_id}/.*?name="shelf" value="(\d+)"', page, re.S)

    after = client.post(f"/desk/sort/{bridge.public_id}/", {"shelf": first, "from_desk": "1"})["Location"]
    told = client.get(after).content.decode()
    taken = shelves_of(bridge)
    client.post(f"/desk/sort/{bridge.public_id}/", {"shelf": ""})

    assert "We guess Science, because your post about “bridge” is in Science." in page
    assert after.startswith("/desk/")
    assert "“Bridge two” is in Science now." in told
    assert taken == ["Science"]
    assert shelves_of(bridge) == []


def test_the_desk_shows_what_waits_to_be_sorted(client: Client, cast: Cast, bridge: Entry):
    client.force_login(cast.mei)

    page = client.get("/desk/").content.decode()

    assert "Bridge two" in page
    assert 'hx-get="/desk/sort/"' in page


def test_nobody_sorts_for_a_classmate_or_onto_a_strange_shelf(
    client: Client, cast: Cast, bridge: Entry, science: Category
):
    strange = Category.objects.create(school=cast.school, blog=cast.blogs["Tomas"], name="Mine", slug="mine")
    client.force_login(cast.tomas)
    refused = client.post(f"/desk/sort/{bridge.public_id}/", {"shelf": science.pk})
    client.force_login(cast.mei)
    missing = client.post(f"/desk/sort/{bridge.public_id}/", {"shelf": strange.pk})

    assert (refused.status_code, missing.status_code) == (404, 404)
    assert shelves_of(bridge) == []


def test_a_teacher_files_posts_of_many_students_at_once_and_takes_it_back(ines: Client, cast: Cast, bridge: Entry):
    other = cast.post(cast.tomas, "class", "Bridge three", body="<p>My bridge broke too.</p>")

    after = file_as_guessed(ines, cast)
    filed = [shelves_of(bridge), shelves_of(other)]
    page = ines.get(after).content.decode()
    [undo] = re.findall(r'action="(\S+/undo/)"', page)
    ines.post(undo)

    assert filed == [["Science"], ["Science"]]
    assert "2 posts have their shelves now. Their authors are told." in page
    assert [shelves_of(bridge), shelves_of(other)] == [[], []]


def test_all_that_is_ticked_goes_under_one_shelf(ines: Client, cast: Cast, bridge: Entry):
    art = Category.objects.get(slug="art")

    ines.post(f"{class_page(cast)}file/", {"post": [bridge.public_id], "shelf": art.pk, "together": "1"})

    assert shelves_of(bridge) == ["Art"]


def test_the_author_is_told_what_was_filed_by_whom_and_why_until_it_is_read(ines: Client, cast: Cast, bridge: Entry):
    file_as_guessed(ines, cast, why="You built and measured.")
    ines.force_login(cast.mei)

    told = ines.get("/desk/").content.decode()
    ines.post("/desk/sort/seen/")
    later = ines.get("/desk/").content.decode()

    assert "Ines put it in Science. You built and measured." in told
    assert "Ines put it in Science." not in later


def test_what_was_taken_back_is_no_news(ines: Client, cast: Cast, bridge: Entry):
    file_as_guessed(ines, cast)
    Filing.undo(Filing.objects.get().batch, by=cast.ines)
    ines.force_login(cast.mei)

    assert "Ines put it in" not in ines.get("/desk/").content.decode()


def test_a_filing_is_taken_back_by_nobody_else(ines: Client, cast: Cast, bridge: Entry):
    file_as_guessed(ines, cast)

    assert Filing.undo(Filing.objects.get().batch, by=cast.nora) == []
    assert shelves_of(bridge) == ["Science"]


def test_a_teacher_sorts_only_posts_of_the_own_class(client: Client, cast: Cast, bridge: Entry, science: Category):
    elsewhere = cast.post(cast.noah, "class", "From 3A")
    draft = Entry.start(cast.blogs["Tomas"], by=cast.tomas, title="Half a bridge")
    client.force_login(cast.ines)

    page = client.get(class_page(cast)).content.decode()
    posted = [elsewhere.public_id, draft.public_id]
    client.post(f"{class_page(cast)}file/", {"post": posted, "shelf": science.pk, "together": "1"})

    assert "Bridge two" in page
    assert "From 3A" not in page
    assert "Half a bridge" not in page
    assert [shelves_of(elsewhere), shelves_of(draft)] == [[], []]


def test_a_shelf_of_another_blog_is_not_offered_and_not_taken(ines: Client, cast: Cast, bridge: Entry):
    strange = Category.objects.create(school=cast.school, blog=cast.blogs["Tomas"], name="Mine", slug="mine")

    ines.post(f"{class_page(cast)}file/", {"post": [bridge.public_id], f"shelf-{bridge.public_id}": strange.pk})

    assert shelves_of(bridge) == []


def test_the_class_page_counts_for_each_student_and_leads_there(ines: Client, cast: Cast, bridge: Entry):
    page = ines.get(f"/class/{cast.class_6b.slug}/").content.decode()

    assert "Sort 1 post" in page
    assert f"{class_page(cast)}?student={cast.mei.public_id}" in page


def test_sixty_posts_cost_no_more_queries_than_two(ines: Client, cast: Cast, bridge: Entry):
    ines.get(class_page(cast))
    counts = []
    for number in range(2):
        cast.post(cast.tomas, "class", f"Bridge {number}", body="<p>Again a bridge of straws.</p>")
        with CaptureQueriesContext(connection) as asked:
            ines.get(class_page(cast))
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 16
