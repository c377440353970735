"""The page of a post or a page."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from hub.blogs.models import Authorship, Entry
from samples.cast import Cast
from tests.world import make_picture, say


def read(client: Client, entry: Entry) -> str:
    response = client.get(entry.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_earlier_and_later_lead_along_what_the_reader_sees(client: Client, cast: Cast):
    now = timezone.now()
    days = [now - datetime.timedelta(days=number) for number in (4, 3, 2, 1)]
    first = cast.post(cast.mei, "everyone", "First", at=days[0])
    cast.post(cast.mei, "class", "Only for the class", at=days[1])
    middle = cast.post(cast.mei, "everyone", "Middle", at=days[2])
    last = cast.post(cast.mei, "everyone", "Last", at=days[3])

    page = read(client, middle)

    assert f'href="{first.get_absolute_url()}"' in page
    assert f'href="{last.get_absolute_url()}"' in page
    assert "Only for the class" not in page


def test_a_page_has_no_earlier_and_later(client: Client, cast: Cast):
    cast.post(cast.mei, "everyone", "A post")
    page = cast.post(cast.mei, "everyone", "About me", kind=Entry.Kind.PAGE)

    assert "neighbours" not in read(client, page)


def test_a_link_to_another_post_leads_there(client: Client, cast: Cast):
    other = cast.post(cast.mei, "everyone", "The other")
    entry = cast.post(cast.mei, "everyone", "One", body=f'<p><a data-entry="{other.public_id}">look here</a></p>')

    assert f'<a href="{other.get_absolute_url()}">look here</a>' in read(client, entry)


@pytest.mark.parametrize("audience", ["class", "me"])
def test_a_link_to_something_hidden_is_only_its_words(client: Client, cast: Cast, audience: str):
    hidden = cast.post(cast.mei, "class" if audience == "class" else "teachers", "A secret garden")
    entry = cast.post(cast.mei, "everyone", "One", body=f'<p>So <a data-entry="{hidden.public_id}">look here</a>.</p>')

    page = read(client, entry)

    assert "So look here." in page
    assert hidden.slug not in page
    assert hidden.public_id not in page


@pytest.mark.parametrize(("reader", "is_said"), [("tomas", True), ("noah", True), ("aiko", True), ("visitor", False)])
def test_the_class_and_the_teachers_of_its_time_are_said_to_those_who_may_know(
    client: Client, cast: Cast, reader: str, *, is_said: bool
):
    entry = cast.post(cast.mei, "everyone")
    if (person := cast.people[reader]) is not None:
        client.force_login(person)

    page = read(client, entry)

    assert ("Grade 6 · Class 6B with Ines · " in page) == is_said
    assert ("Ines" in page) == is_said
    # With what stands before it: a random id may have these two signs inside.
    assert any(f"{before}6B" in page for before in " >") == is_said


def test_the_teachers_are_those_of_the_day_it_was_written(client: Client, cast: Cast):
    entry = cast.post(cast.mei, "class")
    Entry.objects.filter(pk=entry.pk).update(written_at=timezone.now() - datetime.timedelta(days=7))
    client.force_login(cast.tomas)

    assert "Class 6B with Elias, Ines · " in read(client, entry)


def test_a_featured_picture_hangs_once(client: Client, cast: Cast):
    picture = make_picture(cast, cast.mei, "tide.png", alternative="Pools")
    inside = f'<figure><img data-media="{picture.public_id}" alt="Pools"></figure>'
    alone, doubled = (
        cast.post(cast.mei, "everyone", title, body=body) for title, body in (("A", "<p>x</p>"), ("B", inside))
    )
    for entry in (alone, doubled):
        entry.feature(picture)

    assert "frame--lead" in read(client, alone)
    assert "frame--lead" not in read(client, doubled)


def test_who_made_a_picture_is_said(client: Client, cast: Cast):
    picture = make_picture(cast, cast.mei, "tide.png", alternative="Pools", credit_maker="Kofi")
    body = f'<figure><img data-media="{picture.public_id}" alt="Pools"></figure>'

    page = read(client, cast.post(cast.mei, "everyone", "Pools", body=body))

    assert "Image credits" in page
    assert "Kofi" in page


def test_all_who_wrote_it_are_named(client: Client, cast: Cast):
    entry = cast.post(cast.mei, "class", "Our raft")
    Authorship.objects.create(entry=entry, person=cast.tomas)
    client.force_login(cast.tomas)

    page = read(client, entry)

    assert "Together:" in page
    assert "Mei, Tomas" in page


def test_a_post_says_its_language(client: Client, cast: Cast):
    entry = cast.post(cast.mei, "everyone", "雨の日")
    entry.language = "ja"
    entry.save(update_fields=["language"])

    assert '<div class="prose" dir="auto" lang="ja">' in read(client, entry)


def test_what_waits_says_so_to_its_author_and_is_not_there_for_others(client: Client, cast: Cast):
    entry = cast.post(cast.mei, "everyone", "Waits", released=False)

    assert client.get(entry.get_absolute_url()).status_code == 404
    client.force_login(cast.tomas)
    assert client.get(entry.get_absolute_url()).status_code == 404
    client.force_login(cast.mei)
    assert "Waiting for a teacher. Others see it after a yes." in read(client, entry)


def test_what_comes_later_says_when_to_its_author_and_is_not_there_for_others(client: Client, cast: Cast):
    entry = cast.post(cast.mei, "class", "Tomorrow", at=timezone.now() + datetime.timedelta(days=1))

    client.force_login(cast.tomas)
    assert client.get(entry.get_absolute_url()).status_code == 404
    client.force_login(cast.mei)
    assert "It comes out by itself" in read(client, entry)


def test_what_was_taken_off_is_there_for_its_author_alone(client: Client, cast: Cast):
    entry = cast.post(cast.mei, "everyone", "Taken off")
    entry.withdraw()

    assert client.get(entry.get_absolute_url()).status_code == 404
    client.force_login(cast.mei)
    assert "Taken off the blog. Only you see it." in read(client, entry)


def test_what_is_not_out_is_not_kept_in_the_browser(client: Client, cast: Cast):
    entry = cast.post(cast.mei, "class", "Tomorrow", at=timezone.now() + datetime.timedelta(days=1))
    client.force_login(cast.mei)

    assert "no-store" in client.get(entry.get_absolute_url())["Cache-Control"]


def test_a_post_in_the_bin_is_there_for_nobody(client: Client, cast: Cast):
    entry = cast.post(cast.mei, "everyone", "Binned")
    entry.bin()
    client.force_login(cast.mei)

    assert client.get(entry.get_absolute_url()).status_code == 404


def test_above_one_s_own_waiting_comment_nobody_says_that_nobody_came(client: Client, cast: Cast):
    cast.policy.approve_comments = True
    cast.policy.save()
    post = cast.post(cast.mei, "class", "A tide")
    say(cast, post, cast.tomas, "I saw it too.")
    client.force_login(cast.tomas)

    page = client.get(post.get_absolute_url()).content.decode()

    assert "I saw it too." in page
    assert "Nobody has walked past yet." not in page
