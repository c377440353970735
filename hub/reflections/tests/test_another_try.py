"""Trying again: first and second try, side by side."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from hub.blogs.models import Entry
from hub.reflections.models import AnotherTry


@pytest.fixture
def tries(cast):
    """Two posts of Mei's, the first a day old."""
    first = cast.post(cast.mei, "teachers", "The bridge that fell")
    Entry.objects.filter(pk=first.pk).update(published_at=timezone.now() - datetime.timedelta(days=1))
    return first, cast.post(cast.mei, "class", "The bridge that stood")


def test_two_tries_are_joined_and_shown_side_by_side(goals, tries):
    first, second = tries
    assert "The bridge that fell" in goals.page(f"/tries/of/{second.public_id}/")

    page = goals.page(goals.join(first, second).url)

    assert page.index("The bridge that fell") < page.index("The bridge that stood")
    assert "This is another try of “The bridge that fell”." in goals.page(second.get_absolute_url())
    assert "There is a later try: “The bridge that stood”." in goals.page(first.get_absolute_url())


def test_whoever_does_not_see_both_sees_no_try_at_all(goals, tries, cast):
    first, second = tries
    address = goals.join(first, second).url

    assert goals.page(address, by=cast.tomas) == ""
    assert "another try" not in goals.page(second.get_absolute_url(), by=cast.tomas)
    assert "The bridge that fell" in goals.page(address, by=cast.ines)


def test_a_third_try_follows_the_second_and_the_choice_can_be_changed(goals, tries, cast):
    first, second = tries
    third = cast.post(cast.mei, "class", "The bridge with four legs")
    goals.join(first, third)

    goals.join(second, third)
    goals.join(first, second)

    assert AnotherTry.objects.count() == 2
    assert third.tried_before.earlier == second


def test_only_an_earlier_post_of_ones_own_can_be_the_first_try(goals, tries, cast):
    first, second = tries
    theirs = cast.post(cast.tomas, "class", "What Tomas saw")
    Entry.objects.filter(pk=theirs.pk).update(published_at=timezone.now() - datetime.timedelta(days=2))

    assert goals.join(theirs, second).status_code == 404
    assert goals.join(second, first).status_code == 404
    assert goals.join(second, second).status_code == 404
    assert not AnotherTry.objects.exists()


def test_an_earlier_post_is_found_by_a_word_of_its_title(goals, tries):
    assert "The bridge that fell" in goals.page(f"/tries/of/{tries[1].public_id}/?find=FELL")
    assert "This one" not in goals.page(f"/tries/of/{tries[1].public_id}/?find=volcano")


def test_tries_that_do_not_belong_together_are_parted_and_stay(goals, tries):
    goals.join(*tries)

    goals.client.post(f"/tries/{AnotherTry.objects.get().public_id}/part/")

    assert not AnotherTry.objects.exists()
    assert "The bridge that fell" in goals.page(tries[0].get_absolute_url())
