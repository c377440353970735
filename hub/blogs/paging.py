"""Lists that go back in time, page by page: by the key of the last entry seen, never by counting."""

from __future__ import annotations

import datetime

from django.db.models import Q

from hub.blogs.models import Entry, EntryQuerySet

PAGE = 12


def older_than(posts: EntryQuerySet, key: str) -> EntryQuerySet:
    """The posts after the one whose key this is; all of them for a key that is none."""
    try:
        seconds, number = (int(part, 36) for part in key.split("-"))
        at = datetime.datetime.fromtimestamp(seconds / 1_000_000, tz=datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return posts
    return posts.filter(Q(published_at__lt=at) | Q(published_at=at, pk__lt=number))


def key_of(entry: Entry) -> str:
    """The place of a published entry in a list that goes back in time, for an address."""
    at = entry.published_at
    if at is None:
        raise ValueError("a draft has no place in time")
    microseconds = (at - datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)) // datetime.timedelta(microseconds=1)
    return f"{_in_36(microseconds)}-{_in_36(entry.pk)}"


def _in_36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    written = ""
    while number:
        number, rest = divmod(number, 36)
        written = digits[rest] + written
    return written or "0"
