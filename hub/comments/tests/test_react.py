"""Saying it in a word."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from hub.blogs.models import Entry
from hub.comments.models import Reaction
from hub.people.models import Person
from samples.cast import Cast


@pytest.fixture
def post(cast: Cast) -> Entry:
    return cast.post(cast.mei, "everyone", "A tide")


def press(client: Client, post: Entry, person: Person, **words: str) -> int:
    client.force_login(person)
    return client.post(reverse("react", args=[post.public_id]), words).status_code


def talk_for(client: Client, person: Person | None, entry: Entry) -> str:
    client.logout()
    if person is not None:
        client.force_login(person)
    return client.get(entry.get_absolute_url()).content.decode().partition('class="reactions"')[2]


def test_one_press_gives_and_one_takes_back(client: Client, cast: Cast, post: Entry):
    assert press(client, post, cast.tomas, give="thanks") == 302
    assert 'name="take_back" value="thanks" aria-pressed="true"' in talk_for(client, cast.tomas, post)

    assert press(client, post, cast.tomas, take_back="thanks") == 302
    assert 'name="give" value="thanks" aria-pressed="false"' in talk_for(client, cast.tomas, post)
    assert not Reaction.objects.exists()


def test_a_press_that_is_sent_twice_counts_once(client: Client, cast: Cast, post: Entry):
    for _time in range(3):
        press(client, post, cast.tomas, give="thanks")

    assert Reaction.objects.count() == 1


def test_all_who_wrote_it_see_how_many_and_nobody_else_does(client: Client, cast: Cast, post: Entry):
    post.write_with([cast.tomas], by=cast.mei)
    post.release(by=cast.ines)
    for giver in (cast.kofi, cast.ines, cast.aiko):
        press(client, post, giver, give="thanks")
    press(client, post, cast.kofi, give="clear")

    for author in (cast.mei, cast.tomas):
        told = talk_for(client, author, post)
        assert 'Thank you <span class="chip__count">3</span>' in told
        assert 'Well explained <span class="chip__count">1</span>' in told
    for other in (cast.noah, cast.daniel, cast.kofi, cast.marta):
        assert "chip__count" not in talk_for(client, other, post).partition("<h2>")[0]
    assert talk_for(client, None, post) == ""


def test_what_one_reads_of_it_is_the_same_whatever_others_gave(client: Client, cast: Cast, post: Entry):
    def read() -> str:
        return re.sub(r'(csrfmiddlewaretoken|key)" value="[^"]+"', "", talk_for(client, cast.noah, post))

    before = read()
    for giver in (cast.kofi, cast.ines, cast.aiko):
        press(client, post, giver, give="thanks")

    assert read() == before
    assert not Reaction.objects.visible_to(cast.viewer(cast.noah)).exists()
    assert not Reaction.objects.visible_to(cast.viewer(None)).exists()


def test_nobody_gives_one_to_their_own_nor_where_they_may_not_comment(client: Client, cast: Cast, post: Entry):
    hidden = cast.post(cast.mei, "class")

    assert press(client, post, cast.mei, give="thanks") == 404
    assert press(client, hidden, cast.kofi, give="thanks") == 404
    assert press(client, post, cast.priya, give="thanks") == 404
    cast.policy.comments_by = "nobody"
    cast.policy.save()
    assert press(client, post, cast.tomas, give="thanks") == 404
    assert talk_for(client, cast.tomas, post) == ""


def test_there_are_three_words_and_no_others(client: Client, cast: Cast, post: Entry):
    assert press(client, post, cast.tomas, give="boring") == 404
    assert press(client, post, cast.tomas, give="thanks", entry_id="1", person_id=str(cast.mei.pk)) == 302
    assert Reaction.objects.get().person == cast.tomas


def test_a_page_takes_them_too(client: Client, cast: Cast):
    page = cast.post(cast.mei, "school", "About me", kind=Entry.Kind.PAGE)

    press(client, page, cast.tomas, give="thinking")

    assert 'Made me think <span class="chip__count">1</span>' in talk_for(client, cast.mei, page)
