"""Asking feeds: politely, carefully, and with plain words for what goes wrong."""

from __future__ import annotations

import datetime

import pytest
from django.conf import LazySettings
from django.utils import timezone

from hub.connections.asking import ask
from hub.connections.following import follow
from hub.connections.models import FollowedFeed, FollowedPost
from hub.connections.tasks import ask_feed, find_feeds_to_ask
from hub.connections.tests.conftest import Elsewhere
from hub.connections.tests.feeds import ATOM, JSON_FEED, rss
from samples.cast import Cast

HOUR = datetime.timedelta(hours=1)
PAGE = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed/"></head><body>Hello</body></html>'


def titles(feed: FollowedFeed) -> list[str]:
    return [post.title for post in FollowedPost.objects.filter(feed=feed).newest_first()]


def test_the_feed_that_a_blog_names_is_found_and_read(followed: FollowedFeed, elsewhere: Elsewhere):
    elsewhere.put("/", PAGE)
    elsewhere.put("/feed/", rss(("calm", "A calm"), ("storm", "A storm")))

    ask(followed)

    assert followed.address == elsewhere.at("/feed/")
    assert titles(followed) == ["A storm", "A calm"]
    assert str(followed.link) == "Lighthouse Class"
    assert followed.trouble == ""
    assert "LearningHub" in elsewhere.asked[0][1]["user-agent"]
    assert not {"cookie", "referer"} & set(elsewhere.asked[0][1])


@pytest.mark.parametrize(("body", "title"), [(rss(("a", "Rain")), "Rain"), (ATOM, "Wind & sand"), (JSON_FEED, "Ice")])
def test_the_address_of_a_feed_itself_does_too(followed: FollowedFeed, elsewhere: Elsewhere, body: str, title: str):
    elsewhere.put("/", body)

    ask(followed)

    assert titles(followed) == [title]


def test_what_has_not_changed_is_not_sent_again(followed: FollowedFeed, elsewhere: Elsewhere):
    elsewhere.put("/", rss(("a", "Rain")), ETag='"7"', Last_Modified="Mon, 07 Sep 2026 10:00:00 GMT")
    ask(followed)

    ask(followed)

    again = elsewhere.asked[-1][1]
    assert again["if-none-match"] == '"7"'
    assert again["if-modified-since"] == "Mon, 07 Sep 2026 10:00:00 GMT"
    assert (titles(followed), followed.trouble) == (["Rain"], "")


def test_a_second_time_changes_words_and_doubles_nothing(followed: FollowedFeed, elsewhere: Elsewhere):
    elsewhere.put("/", rss(("a", "Rain"), ("b", "Snow")))
    ask(followed)
    before = set(FollowedPost.objects.values_list("public_id", flat=True))
    elsewhere.put("/", rss(("a", "Much rain"), ("b", "Snow"), ("b", "Snow")))

    ask(followed)

    assert sorted(titles(followed)) == ["Much rain", "Snow"]
    assert set(FollowedPost.objects.values_list("public_id", flat=True)) == before


def test_what_was_taken_off_there_goes_here_and_what_is_only_old_stays(followed: FollowedFeed, elsewhere: Elsewhere):
    elsewhere.put("/", rss(("a", "First"), ("b", "Taken off"), ("c", "Third")))
    ask(followed)
    both = rss(("a", "First"), ("b", "Taken off"), ("c", "Third"), ("d", "Fourth"))
    only = both.partition("<item>")[0] + "".join(
        "<item>" + item for item in both.split("<item>")[1:] if "Taken off" not in item and "First" not in item
    )
    elsewhere.put("/", only.replace("07 Sep", "02 Sep"))
    FollowedPost.objects.filter(title="Taken off").update(published_at=timezone.now())

    ask(followed)

    assert titles(followed) == ["Fourth", "Third", "First"]


def test_what_a_teacher_took_away_does_not_come_back(cast: Cast, followed: FollowedFeed, elsewhere: Elsewhere):
    elsewhere.put("/", rss(("a", "Rain")))
    ask(followed)
    FollowedPost.objects.get().take_away(by=cast.ines)

    ask(followed)

    assert not cast.sees(cast.mei, FollowedPost.objects.get())


def test_nor_does_it_when_it_is_taken_off_there_and_put_there_again(
    cast: Cast, followed: FollowedFeed, elsewhere: Elsewhere
):
    both = rss(("a", "Rain"), ("b", "Snow"))
    elsewhere.put("/", both)
    ask(followed)
    FollowedPost.objects.get(title="Snow").take_away(by=cast.ines)

    for body in (rss(("a", "Rain")), both):
        elsewhere.put("/", body)
        ask(followed)

    assert not cast.sees(cast.mei, FollowedPost.objects.get(title="Snow"))


@pytest.mark.parametrize(
    ("status", "body", "trouble"),
    [
        (200, "<p>A page without a feed</p>", "no-feed"),
        (404, "", "refused"),
        (410, "", "gone"),
        (500, "", "refused"),
        (200, b"x" * ((2 << 20) + 1), "too-large"),
    ],
)
def test_what_goes_wrong_is_noted_in_plain_words(
    followed: FollowedFeed, elsewhere: Elsewhere, status: int, body: str | bytes, trouble: str
):
    elsewhere.put("/", body, status)

    ask(followed)

    assert followed.trouble == trouble
    assert followed.state == str(FollowedFeed.Trouble(trouble).label)


def test_a_feed_that_breaks_keeps_what_was_there(followed: FollowedFeed, elsewhere: Elsewhere):
    elsewhere.put("/", rss(("a", "Rain")))
    ask(followed)
    elsewhere.put("/", "<html>We are being mended.</html>")

    ask(followed)

    assert (followed.trouble, titles(followed)) == ("broken", ["Rain"])


def test_it_is_asked_less_often_each_time_it_does_not_answer(followed: FollowedFeed, elsewhere: Elsewhere):
    waits = []
    for _time in range(10):
        ask(followed)
        assert followed.ask_at is not None
        waits.append(round((followed.ask_at - timezone.now()) / HOUR))

    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (2, 24 * 7)
    elsewhere.put("/", rss(("a", "Rain")))
    ask(followed)
    assert followed.failures == 0


def test_it_is_not_asked_before_it_wants_to_be(followed: FollowedFeed, elsewhere: Elsewhere):
    elsewhere.put("/", "", 429, Retry_After="36000")

    ask(followed)

    assert followed.ask_at is not None
    assert 9.9 < (followed.ask_at - timezone.now()) / HOUR < 10.1


def test_it_is_asked_once_an_hour_at_most(followed: FollowedFeed, elsewhere: Elsewhere):
    elsewhere.put("/", rss(("a", "Rain")))

    for _time in range(3):
        ask_feed.func(followed.pk)

    assert len(elsewhere.asked) == 1
    FollowedFeed.objects.update(ask_at=timezone.now())
    find_feeds_to_ask.func()
    assert len(elsewhere.asked) == 2


INSIDE = (
    "http://10.0.0.1/",
    "http://127.0.0.1:1/",
    "http://localhost/feed",
    "http://[::1]/",
    "http://169.254.169.254/x",
)


@pytest.mark.parametrize("inside", INSIDE)
def test_nothing_inside_is_asked_and_no_redirect_leads_there(
    cast: Cast, followed: FollowedFeed, elsewhere: Elsewhere, inside: str
):
    elsewhere.put("/", "", 302, Location=inside)
    ask(followed)
    assert followed.trouble == "not-ours"

    other = follow(cast.class_6b, inside, "", by=cast.ines).feed
    ask(other)
    assert other.trouble == "not-ours"
    assert len(elsewhere.asked) == 1


def test_a_redirect_to_no_address_is_told(followed: FollowedFeed, elsewhere: Elsewhere):
    elsewhere.put("/", "", 302, Location="http://[x")

    ask(followed)

    assert followed.trouble == "no-address"


def test_a_page_that_names_a_feed_inside_leads_nowhere(followed: FollowedFeed, elsewhere: Elsewhere):
    elsewhere.put("/", PAGE.replace("/feed/", "http://127.0.0.1:1/feed/"))

    ask(followed)

    assert followed.trouble == "not-ours"


def test_redirects_are_followed_three_times_and_no_more(followed: FollowedFeed, elsewhere: Elsewhere):
    for number in range(1, 6):
        elsewhere.put(f"/{number}", "", 301, Location=f"/{number + 1}")
    elsewhere.put("/", "", 301, Location="/3")
    elsewhere.put("/5", rss(("a", "Rain")))
    ask(followed)
    assert titles(followed) == ["Rain"]

    FollowedFeed.objects.update(address="")
    followed.refresh_from_db()
    elsewhere.put("/", "", 301, Location="/1")
    ask(followed)
    assert followed.trouble == "no-answer"


def test_without_the_operators_word_this_machine_is_not_asked(
    followed: FollowedFeed, elsewhere: Elsewhere, settings: LazySettings
):
    settings.HUB_MOVES_FROM = []

    ask(followed)

    assert followed.trouble == "not-ours"
    assert elsewhere.asked == []


def test_what_comes_packed_is_refused(followed: FollowedFeed, elsewhere: Elsewhere):
    elsewhere.put("/", b"\x1f\x8b", Content_Encoding="gzip")

    ask(followed)

    assert followed.trouble == "too-large"
