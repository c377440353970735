"""Asks a feed what is new, politely: only what changed, not before it wants, and less often when it does not answer."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from django.utils import timezone

from hub.connections.models import FollowedFeed, FollowedPost
from hub.connections.reading_feeds import NotAFeed, feed_named_in, read_feed
from hub.fetching import Got, NotFetched, get

MOST, SECONDS = 2 << 20, 10.0
ACCEPTED = "application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=0.9, text/html;q=0.5"
Trouble = FollowedFeed.Trouble


def ask(feed: FollowedFeed) -> None:
    """Take in what is new, or note what went wrong; what was taken in before stays. The first time it is looked for."""
    now = timezone.now()
    try:
        got = _get(feed, feed.address or feed.link.address, is_known=bool(feed.address))
        if not feed.address:
            got = _find(feed, got)
    except NotFetched as refused:
        feed.went_wrong(refused.why.value, now)
        return
    wait = _wait(got.headers, now)
    if got.status == 304:
        feed.went_well(now, wait=wait)
    elif got.status == 200:
        _take_in(feed, got, now, wait)
    elif got.status == 410:
        feed.went_wrong(Trouble.GONE, now)
    else:
        feed.went_wrong(Trouble.REFUSED, now, wait=wait)


def _get(feed: FollowedFeed, address: str, *, is_known: bool) -> Got:
    about = feed.link.classroom.school.address or "https://localhost"
    headers = {"User-Agent": f"LearningHub/1 (a class reads along; +{about}/)", "Accept": ACCEPTED}
    if is_known and feed.etag:
        headers["If-None-Match"] = feed.etag
    if is_known and feed.last_modified:
        headers["If-Modified-Since"] = feed.last_modified
    return get(address, headers=headers, most=MOST, seconds=SECONDS)


def _find(feed: FollowedFeed, got: Got) -> Got:
    """The feed behind what a teacher gave: that itself, or the one that the page names."""
    if got.status != 200:
        return got
    try:
        read_feed(got.body, got.address, got.headers.get("content-type", ""))
        feed.address = got.address[:2000]
    except NotAFeed:
        feed.address = feed_named_in(got.body, got.address)
        got = _get(feed, feed.address, is_known=False) if feed.address else got
    return got


def _take_in(feed: FollowedFeed, got: Got, now: datetime.datetime, wait: datetime.timedelta) -> None:
    if not feed.address:
        feed.went_wrong(Trouble.NO_FEED, now)
        return
    try:
        found = read_feed(got.body, got.address, got.headers.get("content-type", ""))
    except NotAFeed:
        feed.went_wrong(Trouble.BROKEN, now)
        return
    FollowedPost.take_in(feed, found.items, now)
    feed.title = found.title
    feed.etag = _header(got.headers, "etag", 300)
    feed.last_modified = _header(got.headers, "last-modified", 100)
    feed.went_well(now, wait=wait)


def _header(headers: Mapping[str, str], name: str, most: int) -> str:
    """What it said, to be said again; nothing when it is too long to be meant."""
    value = headers.get(name, "")
    return value if len(value) <= most and value.isascii() and value.isprintable() else ""


def _wait(headers: Mapping[str, str], now: datetime.datetime) -> datetime.timedelta:
    """How long it asks us to wait: in seconds, or until a moment."""
    said = headers.get("retry-after", "")
    try:
        wait = datetime.timedelta(seconds=int(said)) if said.isdigit() else parsedate_to_datetime(said) - now
    except (ValueError, TypeError, OverflowError):
        return datetime.timedelta()
    return min(max(wait, datetime.timedelta()), datetime.timedelta(days=7))
