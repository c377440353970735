"""A kind word before others see what hurts or tells too much (safety.md X14)."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hub.blogs.models import Entry
from hub.comments.models import Comment
from hub.school.models import Policy
from samples.cast import Cast

HURTS = "You are such a loser"
KIND = "How could you say it kindly?"


def comment(client: Client, entry: Entry, words: str, **more: str) -> Any:
    return client.post(reverse("write-comment", args=[entry.public_id]), {"text": words, "reply_to": "", **more})


def publish(client: Client, entry: Entry, words: str, audience: str, **more: str) -> Any:
    fields = {"title": "My week", "body": words, "body_format": "plain", "base_version": "0", "audience": audience}
    return client.post(reverse("publish-entry", args=[entry.public_id]), fields | more)


@pytest.fixture
def nobody_reads_first(cast: Cast) -> Cast:
    """A school where no teacher reads anything first."""
    Policy.objects.update(approval_for="nothing", approve_comments=False)
    return cast


def test_a_kind_word_comes_before_an_unkind_comment_and_nothing_is_lost(client: Client, cast: Cast):
    post = cast.post(cast.mei, "class", "A tide")
    client.force_login(cast.tomas)

    page = comment(client, post, HURTS).content.decode()

    assert KIND in page and HURTS in page
    assert "<h1>Say something kind and useful</h1>" in page
    assert not Comment.objects.exists()


def test_the_writer_sends_it_all_the_same(client: Client, nobody_reads_first: Cast):
    cast = nobody_reads_first
    post = cast.post(cast.mei, "class", "A tide")
    client.force_login(cast.tomas)

    comment(client, post, HURTS, as_it_is="1")

    assert cast.sees(cast.mei, Comment.objects.get())


@pytest.mark.parametrize("words", [HURTS, "call me on 07700 900123", "I live at 14 Harbour Road", "I am Mei Tanaka"])
def test_where_more_than_the_class_can_read_it_a_teacher_reads_it_first(
    client: Client, nobody_reads_first: Cast, words: str
):
    cast = nobody_reads_first
    cast.mei.last_name = "Tanaka"
    cast.mei.save(update_fields=["last_name"])
    post = cast.post(cast.mei, "school", "A tide")
    client.force_login(cast.tomas)

    comment(client, post, words, as_it_is="1")

    said = Comment.objects.get()
    assert said.is_waiting
    assert not cast.sees(cast.kofi, said)
    client.force_login(cast.ines)
    assert ">1 waiting<" in client.get("/waiting/").content.decode()


def test_a_harmless_comment_goes_its_way(client: Client, nobody_reads_first: Cast):
    cast = nobody_reads_first
    post = cast.post(cast.mei, "school", "A tide")
    client.force_login(cast.tomas)

    comment(client, post, "I noticed how low the tide was.")

    assert cast.sees(cast.kofi, Comment.objects.get())


def test_staff_are_told_nothing(client: Client, cast: Cast):
    post = cast.post(cast.mei, "school", "A tide")
    client.force_login(cast.ines)

    comment(client, post, "Call the museum on 0171 555 2368.")

    assert Comment.objects.exists()


def test_a_kind_word_comes_before_a_post_and_its_text_stays_in_the_page(client: Client, cast: Cast):
    entry = Entry.start(cast.blogs["Mei"], by=cast.mei)
    client.force_login(cast.mei)

    page = publish(client, entry, "Meet me at the fountain after school", "class").content.decode()

    entry.refresh_from_db()
    assert "where somebody can be met" in page and "Meet me at the fountain" in page
    assert entry.published_at is None


def test_a_post_that_tells_too_much_waits_where_it_goes_further_than_the_class(
    client: Client, nobody_reads_first: Cast
):
    cast = nobody_reads_first
    client.force_login(cast.mei)
    for audience, waits in (("class", False), ("school", True)):
        entry = Entry.start(cast.blogs["Mei"], by=cast.mei)

        publish(client, entry, "Meet me at the fountain after school", audience, as_it_is="1")

        entry.refresh_from_db()
        assert entry.published_at is not None
        assert entry.is_waiting is waits, audience
    assert not cast.sees(cast.kofi, entry)


def test_for_teachers_alone_nothing_is_said(client: Client, cast: Cast):
    entry = Entry.start(cast.blogs["Mei"], by=cast.mei)
    client.force_login(cast.mei)

    assert publish(client, entry, "My mum's number is 555 867 5309", "teachers").status_code == 302
