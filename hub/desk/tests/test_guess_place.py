"""The hub guesses where a post belongs; whoever writes takes the guess or not."""

from __future__ import annotations

import pytest
from django.test import Client

from hub.blogs.models import Category, Entry, Tag
from hub.desk.tests.conftest import Writer
from hub.media.models import MediaFile
from hub.search.indexing import index_entries
from samples.cast import Cast


@pytest.fixture
def science(cast: Cast) -> Category:
    shelf = Category.objects.create(school=cast.school, name="Science", slug="science", position=2)
    Category.objects.create(school=cast.school, name="Art", slug="art", position=1)
    post = cast.post(cast.mei, "class", "Bridge one", body="<p>The bridge broke in the corners.</p>")
    post.file_under([shelf])
    post.name_with(Tag.objects.named(post.blog, ["bridge"]))
    index_entries(Entry.objects.filter(pk=post.pk))
    return shelf


def test_what_is_being_typed_gets_a_guess_with_its_reason_and_nothing_is_kept(mei: Writer, science: Category):
    fresh = mei.new()
    count = Entry.objects.count()

    answer = mei.client.post(
        f"/write/{fresh['id']}/guess/",
        {
            "start": fresh["start"],
            "title": "Bridge two",
            "body": "<p>This bridge has triangles.</p>",
            "body_format": "html",
        },
    )

    assert answer.json() == {
        "says": "We guess Science, because your post about “bridge” is in Science.",
        "shelves": [science.pk],
        "words": ["bridge"],
    }
    assert Entry.objects.count() == count


def test_what_is_said_in_a_recording_helps_to_guess(mei: Writer, science: Category, cast: Cast):
    said = "This bridge has triangles, and it broke in the corners."
    voice = MediaFile.objects.create(school=cast.school, owner=cast.mei, kind="audio", transcript=said, size=1)
    fresh = mei.new()
    body = f'<figure><audio data-media="{voice.public_id}"></audio></figure>'

    answer = mei.client.post(
        f"/write/{fresh['id']}/guess/", {"start": fresh["start"], "body": body, "body_format": "html"}
    )

    assert answer.json()["shelves"] == [science.pk]


def test_without_scripts_the_guess_stands_on_the_page_once_the_post_is_saved(mei: Writer, science: Category):
    fresh = mei.new()
    saved = mei.client.post(f"/write/{fresh['id']}/keep/", mei.fields(start=fresh["start"], title="A bridge again"))

    page = mei.client.get(saved["Location"]).content.decode()

    assert "We guess Science, because your post about “bridge” is in Science." in page
    assert "These may fit:" in page


def test_publishing_waits_for_no_shelf(mei: Writer, science: Category):
    post = mei.write()

    assert post.is_out()
    assert not post.categories.exists()


def test_what_has_a_shelf_gets_no_guess(mei: Writer, science: Category):
    post = mei.write(shelves=[science.pk])

    assert "We guess" not in mei.client.get(f"/write/{post.public_id}/").content.decode()


def test_nobody_else_is_told_anything(mei: Writer, science: Category, stranger: Client):
    post = mei.write()

    assert stranger.post(f"/write/{post.public_id}/guess/", {"title": "Bridge"}).status_code == 404


def test_on_the_simple_page_the_guess_is_used_when_no_shelf_is_chosen(mei: Writer, science: Category, cast: Cast):
    cast.mei.writing = "simple"
    cast.mei.save()

    post = mei.write(title="", body="This bridge has triangles.")

    assert list(post.categories.all()) == [science]
    assert "We put it in Science." in mei.client.get(post.get_absolute_url()).text


def test_on_the_simple_page_a_chosen_shelf_comes_before_the_guess(mei: Writer, science: Category, cast: Cast):
    cast.mei.writing = "simple"
    cast.mei.save()
    art = Category.objects.get(name="Art")

    post = mei.write(title="", body="This bridge has triangles.", shelves=[art.pk])

    assert list(post.categories.all()) == [art]
    assert "We put it in" not in mei.client.get(post.get_absolute_url()).text


def test_what_was_taken_off_its_shelf_is_not_guessed_back(mei: Writer, science: Category, cast: Cast):
    cast.mei.writing = "simple"
    cast.mei.save()
    post = mei.write(title="", body="This bridge has triangles.")

    mei.publish(post.public_id, base_version="1", title="", body="This bridge has triangles.")

    assert not post.categories.exists()


def test_on_the_full_page_nothing_is_filed_by_itself(mei: Writer, science: Category):
    assert not mei.write(title="", body="This bridge has triangles.").categories.exists()
