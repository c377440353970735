"""Nothing that came is seen by others than its owner and their teachers before one yes; then by those it is for."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hub.blogs.models import Blog, Entry
from hub.comments.models import Comment
from hub.media.models import MediaFile
from hub.portability.importing.releasing import audiences_for, release
from hub.portability.models import Transfer
from hub.portability.tests.conftest import bring_in, titled
from hub.school.models import Policy
from samples.cast import Cast

OWNER_AND_TEACHERS = {"mei", "ines", "nora", "daniel"}


def seers(cast: Cast, model: Any, blog: Blog) -> set[str]:
    """Who sees at least one thing of this blog."""
    found = set()
    for name, person in cast.people.items():
        things = model.objects.visible_to(cast.viewer(person))
        path = {"Entry": "blog", "Comment": "entry__blog", "MediaFile": "uses__entry__blog"}[model.__name__]
        if things.filter(**{path: blog}).exists():
            found.add(name)
    return found


def test_before_the_yes_only_the_owner_and_their_teachers_see_anything(
    cast: Cast, portfolio_with_pictures: Transfer
) -> None:
    for model in (Entry, Comment, MediaFile):
        assert seers(cast, model, portfolio_with_pictures.blog) == OWNER_AND_TEACHERS


def test_what_came_says_that_it_is_not_shown_yet_and_not_that_a_teacher_reads_it(
    client: Client, cast: Cast, portfolio: Transfer
) -> None:
    client.force_login(cast.mei)

    page = client.get("/@mei/").content.decode()

    assert "Not shown to others yet" in page and "Waiting for a teacher" not in page


def test_drafts_and_the_bin_are_the_owners_alone(cast: Cast, portfolio: Transfer) -> None:
    drafts = Entry.objects.filter(blog=portfolio.blog, published_at=None, binned_at=None)
    binned = Entry.objects.get(blog=portfolio.blog, binned_at__isnull=False)

    assert drafts.count() == 5
    assert {cast.who_sees(draft) for draft in drafts} == {"mei"}
    assert cast.who_sees(binned) == ""


def test_one_yes_shows_what_was_published_and_nothing_else(cast: Cast, portfolio: Transfer) -> None:
    assert release(portfolio, by=cast.mei, audience="class")

    blog = portfolio.blog
    seen = Entry.objects.visible_to(cast.viewer(cast.tomas)).filter(blog=blog)
    assert seen.filter(kind="post").count() == 33 and seen.filter(kind="page").count() == 6
    assert cast.who_sees(titled(blog, "Only for my teacher and me")) == "mei ines nora daniel"
    assert cast.who_sees(titled(blog, "Surprise for the class party")) == "mei ines nora daniel"
    assert cast.who_sees(titled(blog, "New year, new question")) == "mei"
    assert seers(cast, Entry, blog) == OWNER_AND_TEACHERS | {"tomas", "aiko"}
    assert Comment.objects.visible_to(cast.viewer(cast.tomas)).filter(entry__blog=blog).count() > 30


def test_comments_that_waited_go_on_waiting(cast: Cast, portfolio: Transfer) -> None:
    release(portfolio, by=cast.mei, audience="class")

    waiting = Comment.objects.filter(entry__blog=portfolio.blog, approval__decision="waiting")
    assert waiting.count() == 2
    assert not Comment.objects.visible_to(cast.viewer(cast.tomas)).filter(pk__in=waiting).exists()
    assert Comment.objects.moderated_by(cast.viewer(cast.ines)).filter(pk__in=waiting).count() == 2


def test_a_student_who_wants_everyone_waits_for_a_teacher(cast: Cast, portfolio: Transfer) -> None:
    assert not release(portfolio, by=cast.mei, audience="everyone")
    assert seers(cast, Entry, portfolio.blog) == OWNER_AND_TEACHERS

    portfolio.refresh_from_db()
    assert release(portfolio, by=cast.ines, audience="everyone")
    assert "visitor" in seers(cast, Entry, portfolio.blog)


def test_a_teachers_yes_in_the_queue_shows_no_more_than_was_asked(cast: Cast, portfolio: Transfer) -> None:
    release(portfolio, by=cast.mei, audience="everyone")
    portfolio.refresh_from_db()
    assert portfolio.approval is not None

    portfolio.approval.release(by=cast.ines)

    assert cast.who_sees(titled(portfolio.blog, "Only for my teacher and me")) == "mei ines nora daniel"


def test_the_policy_is_the_ceiling(cast: Cast, portfolio: Transfer) -> None:
    Policy.objects.update(widest_audience="school")
    cast.school.refresh_from_db()
    transfer = Transfer.objects.get(pk=portfolio.pk)

    assert [one.value for one in audiences_for(transfer.blog)] == ["teachers", "class", "school"]
    with pytest.raises(ValueError, match="policy"):
        release(transfer, by=cast.ines, audience="everyone")


def test_a_class_blog_is_released_by_its_teacher(cast: Cast, client: Client, quick_pictures: None) -> None:
    transfer = bring_in(cast.blogs["6B"], "class", uploads=False, by=cast.ines)
    assert seers(cast, Entry, transfer.blog) == {"ines", "nora", "daniel"}
    client.force_login(cast.ines)

    page = client.get(reverse("import-report", args=[transfer.public_id])).content.decode()

    offered = re.findall(r'name="audience" value="(\w+)"', page)
    assert offered == ["teachers", "class", "school", "families", "everyone"]

    assert release(transfer, by=cast.ines, audience="everyone")

    assert "visitor" in seers(cast, Entry, transfer.blog)
    assert cast.who_sees(titled(transfer.blog, "Notes for the substitute teacher")) == "ines nora daniel"


def test_releasing_the_approval_by_another_way_shows_nothing_to_others(cast: Cast, portfolio: Transfer) -> None:
    """Whoever lets one entry in without choosing for whom opens nothing."""
    titled(portfolio.blog, "Welcome to my Grade 6 portfolio").release(by=cast.ines)

    assert seers(cast, Entry, portfolio.blog) == OWNER_AND_TEACHERS


def test_the_menu_that_came_is_shown_after_the_yes(cast: Cast, client: Client, portfolio: Transfer) -> None:
    line = portfolio.items.filter(kind="menu_item", menu_item__entry=None, menu_item__category=None).get().menu_item
    assert line is not None
    client.force_login(cast.tomas)
    assert line.address not in client.get("/@mei/").text

    release(portfolio, by=cast.mei, audience="class")

    assert line.address in client.get("/@mei/").text
