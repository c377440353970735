"""The three exports come in with the counts of their README."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest
from django.db.models import Count
from django.utils import timezone

from hub.audience.models import Approval
from hub.blogs.models import Blog, Category, Entry, EntryMedia, MenuItem, OldAddress, Tag
from hub.comments.models import Comment
from hub.media.models import MediaFile
from hub.portability.importing.times import Times
from hub.portability.models import Transfer
from hub.portability.tests.conftest import bring_in, titled, told
from hub.search.searching import search_entries
from samples.cast import Cast


def states(blog: Blog) -> Counter[str]:
    """Entries by kind and what they are here."""
    found: Counter[str] = Counter()
    for entry in Entry.objects.filter(blog=blog):
        now = timezone.now()
        state = (
            "binned" if entry.binned_at else "draft" if entry.published_at is None
            else "planned" if entry.published_at > now else "out"
        )  # fmt: skip
        found[f"{entry.kind} {state}"] += 1
    return found


def count_tags(blog: Blog) -> int:
    """How often a tag stands at a post."""
    return sum(entry.tags.count() for entry in Entry.objects.filter(blog=blog))


def depths(blog: Blog) -> Counter[int]:
    parents = dict(Comment.objects.filter(entry__blog=blog).values_list("pk", "parent_id"))
    found: Counter[int] = Counter()
    for number in parents:
        depth, above = 1, parents[number]
        while above:
            depth, above = depth + 1, parents[above]
        found[depth] += 1
    return found


def test_the_portfolio(cast: Cast, portfolio_with_pictures: Transfer) -> None:
    portfolio = portfolio_with_pictures
    blog = portfolio.blog

    assert states(blog) == {
        "post out": 34 + 1, "post draft": 3 + 1, "post planned": 1, "post binned": 1, "page out": 6, "page draft": 1,
    }  # fmt: skip
    assert portfolio.report["imported"] == {
        "post": 41, "page": 7, "comment": 47, "media": 12, "category": 10, "tag": 49, "menu_item": 5
    }  # fmt: skip
    assert Counter(Entry.objects.filter(blog=blog, kind="post").values_list("categories__name", flat=True)) == {
        "Art": 3, "Community": 2, "Humanities": 6, "Language": 6, "Maths": 5, "Music": 1, "PE": 2, "Reflections": 7,
        "Science": 7, "Technology": 4, None: 2,
    }  # fmt: skip
    assert Entry.objects.filter(blog=blog).annotate(number=Count("categories")).filter(number=2).count() == 4
    assert Tag.objects.filter(blog=blog).count() == 49
    assert count_tags(blog) == 88
    assert depths(blog) == {1: 26, 2: 13, 3: 6, 4: 1, 5: 1}
    assert Comment.objects.filter(approval__decision=Approval.Decision.WAITING).count() == 2
    assert Comment.objects.filter(writer=cast.mei).count() > 0
    assert [entry.title for entry in Entry.objects.filter(blog=blog, is_sticky=True)] == [
        "Welcome to my Grade 6 portfolio"
    ]
    assert Entry.objects.filter(blog=blog, title="Reading log").count() == 2
    assert Entry.objects.filter(blog=blog, kind="post", slug="").count() == 4
    assert Entry.objects.filter(blog=blog).exclude(featured=None).count() == 10
    assert MenuItem.objects.filter(blog=blog).count() == 5
    assert MenuItem.objects.filter(blog=blog, parent=None).count() == 4


def test_each_state_is_its_own(cast: Cast, portfolio: Transfer) -> None:
    blog = portfolio.blog

    secret, surprise = titled(blog, "Only for my teacher and me"), titled(blog, "Surprise for the class party")
    planned, thrown = titled(blog, "New year, new question"), Entry.objects.get(blog=blog, binned_at__isnull=False)

    assert (secret.audience, surprise.audience) == ("teachers", "teachers")
    assert planned.published_at is not None and planned.published_at.isoformat() == "2027-01-10T23:00:00+00:00"
    assert not thrown.slug.endswith("__trashed")
    assert "cupcake" not in repr(list(portfolio.rows.values_list()))
    assert titled(blog, "Letter to the head teacher about the bike racks").published_at is None


def test_the_tree_of_pages(portfolio: Transfer) -> None:
    pages = Entry.objects.filter(blog=portfolio.blog, kind="page").select_related("parent")

    assert {page.title: page.parent.title if page.parent else "" for page in pages} == {
        "About me": "", "Showcase": "", "Grade 7 (not yet!)": "Showcase", "Grade 6": "Showcase",
        "Grade 6 goals": "Grade 6", "Grade 6 reflections": "Grade 6", "Grade 5": "Showcase",
    }  # fmt: skip
    below = pages.filter(parent__title="Showcase").order_by("position").values_list("title", flat=True)
    assert list(below) == ["Grade 6", "Grade 5", "Grade 7 (not yet!)"]


def test_media_come_with_their_words_and_without_their_place(portfolio_with_pictures: Transfer, cast: Cast) -> None:
    portfolio = portfolio_with_pictures
    media = MediaFile.objects.filter(owner=cast.mei)

    assert media.count() == 12
    assert media.exclude(alternative="").count() == 12
    assert [one.caption for one in media.exclude(caption="")] == ["Photo by Daniel"]
    assert [one.description for one in media.exclude(description="")] == ["Drawn with ink on tea-stained paper."]
    assert EntryMedia.objects.filter(entry__blog=portfolio.blog, is_attached=True).count() == 12
    sign = media.get(name__startswith="sign")
    content = sign.file.read()
    assert b"Exif" not in content and b"GPS" not in content


def test_links_lead_to_later_posts_and_old_addresses_lead_here(client, cast: Cast, portfolio: Transfer) -> None:
    blog = portfolio.blog
    first, later = (Entry.objects.get(blog=blog, title__startswith=f"Silk Road diary, day {day}:") for day in (1, 19))
    client.force_login(cast.mei)

    assert f'data-entry="{later.public_id}"' in first.body
    assert sum(entry.body.count("data-entry=") for entry in Entry.objects.filter(blog=blog)) == 14
    number = OldAddress.objects.get(entry=first, path__startswith="?p=").path
    path = next(one.path for one in first.old_addresses.all() if "/" in one.path)
    assert client.get(f"/@mei/{number}").headers["Location"] == first.get_absolute_url()
    assert client.get(f"/@mei/{path}/").headers["Location"] == first.get_absolute_url()
    assert client.get(first.get_absolute_url()).status_code == 200


def test_the_source_stays_unchanged(portfolio: Transfer) -> None:
    poem = titled(portfolio.blog, "Rain on the library roof (poem)")

    assert poem.source.startswith("<!-- wp:") and poem.source_format == "wordpress"
    assert "\n    It taps once, to ask." in poem.body


def test_year_grade_and_class_are_those_of_the_day(cast: Cast, portfolio: Transfer) -> None:
    for post in Entry.objects.filter(blog=portfolio.blog).select_related("year", "grade", "classroom"):
        expected = Entry(school=cast.school, blog=portfolio.blog)
        expected.note_time(post.written_at)

        assert (post.year, post.grade, post.classroom) == (expected.year, expected.grade, expected.classroom)


def test_the_grade_is_that_of_the_year_before_the_class_was_made_here_too(cast: Cast, quick_pictures: None) -> None:
    cast.mei.enrolments.update(starts_on=timezone.localdate())
    days = [timezone.localdate() - datetime.timedelta(days=number) for number in (1, 2000)]
    cast.year.starts_on = days[0]
    cast.year.save(update_fields=["starts_on"])
    times = Times(cast.blogs["Mei"])

    this_year, earlier = (
        times.at(timezone.make_aware(datetime.datetime(day.year, day.month, day.day, 12))) for day in days
    )

    assert (this_year.grade, this_year.classroom) == (cast.grade_6.pk, None)
    assert earlier.grade is None


def test_what_came_is_found_by_its_owner(cast: Cast, portfolio: Transfer) -> None:
    assert search_entries("lava model", cast.viewer(cast.mei)).hits
    assert not search_entries("lava model", cast.viewer(cast.tomas)).hits


def test_nothing_is_left_out_silently(portfolio: Transfer) -> None:
    why = [words for words in told(portfolio, "left-out") if "uploads" not in words]
    assert why == ["A note that another site links here (pingback); nobody wrote it."]
    line = portfolio.items.get(title="Why the lava in our model did not stop")
    assert set(line.leftovers["fields"]) == {"learning_area", "time_spent_minutes"}
    assert Counter(portfolio.items.filter(leftovers__has_key="format").values_list("leftovers__format", flat=True)) == {
        "gallery": 1, "image": 1, "quote": 1, "video": 1
    }  # fmt: skip


def test_the_young_blog(cast: Cast, quick_pictures: None) -> None:
    transfer = bring_in(cast.blogs["Noah"], "grade3")
    blog = transfer.blog

    assert transfer.report["imported"] == {
        "post": 12, "page": 1, "comment": 13, "media": 4, "category": 6, "tag": 12, "menu_item": 0
    }  # fmt: skip
    assert depths(blog) == {1: 9, 2: 3, 3: 1}
    assert Entry.objects.filter(blog=blog, title="").exclude(slug="").count() == 1
    assert {entry.slug for entry in Entry.objects.filter(blog=blog)} >= {"日本語で書きました"}
    assert count_tags(blog) == 14


def test_the_class_blog(cast: Cast, quick_pictures: None) -> None:
    transfer = bring_in(cast.blogs["6B"], "class", by=cast.ines)
    blog = transfer.blog

    assert transfer.report["imported"] == {
        "post": 25, "page": 4, "comment": 24, "media": 11, "category": 8, "tag": 23, "menu_item": 3
    }  # fmt: skip
    below = Category.objects.filter(blog=blog, parent__name="Assignments").values_list("name", flat=True)
    assert sorted(below) == ["Humanities", "Maths", "Science"]
    assert Entry.objects.filter(blog=blog, is_sticky=True).count() == 2
    assert depths(blog) == {1: 12, 2: 7, 3: 3, 4: 2}
    assert set(Entry.objects.filter(blog=blog).values_list("authors", flat=True)) == {cast.ines.pk}
    assert "1 entry was written by Hana" in told(transfer, "changed", "Hana")[-1]


def test_a_teacher_of_the_class_is_known_by_address(cast: Cast, quick_pictures: None) -> None:
    cast.ines.email = "msada@hillside.example"
    cast.ines.save()

    transfer = bring_in(cast.blogs["6B"], "class", uploads=False)

    assert Comment.objects.filter(entry__blog=transfer.blog, writer=cast.ines).count() > 0


@pytest.mark.parametrize("name", ["Mei", "Noah"])
def test_the_same_file_again_adds_nothing(cast: Cast, quick_pictures: None, name: str) -> None:
    first = bring_in(cast.blogs[name], "grade3")
    before = counted()

    again = bring_in(cast.blogs[name], "grade3")

    assert counted() == before
    assert not any(again.report["imported"].values())
    assert again.approval is None and first.approval is not None
    assert again.report["here_before"] == sum(first.report["imported"].values())


def counted() -> list[int]:
    models = (Entry, Comment, MediaFile, Category, Tag, MenuItem, OldAddress, EntryMedia, Approval)
    return [model.objects.count() for model in models]


def test_pictures_may_come_later(cast: Cast, quick_pictures: None) -> None:
    blog = cast.blogs["Mei"]
    without = bring_in(blog, "grade6", uploads=False)
    assert len([words for words in told(without, "left-out") if "uploads" in words]) == 12

    then = bring_in(blog, "grade6")

    assert then.report["imported"]["media"] == 12 and then.report["imported"]["post"] == 0
    assert sum(entry.body.count("<img ") for entry in Entry.objects.filter(blog=blog)) == 16
    assert Entry.objects.filter(blog=blog).exclude(featured=None).count() == 10
