"""When things were written: WordPress gives local times without a zone, and UTC only sometimes."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_FIRST, _LAST = 1970, 2200
# Two digits or a sign before the year would be taken for some year of our time.
_YEAR = re.compile(r"\s(19|20|21)\d\d\s")


def wall_clock(text: str) -> datetime | None:
    """`YYYY-MM-DD HH:MM:SS` without a zone; None for zero dates, the year -0001 and days that do not exist."""
    text = text.strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    moment = moment.replace(tzinfo=None)
    return moment if len(text) >= 10 and _FIRST <= moment.year <= _LAST else None


def moment(text: str) -> datetime | None:
    """The same, known to be in UTC."""
    clock = wall_clock(text)
    return clock.replace(tzinfo=UTC) if clock else None


def feed_date(text: str) -> datetime | None:
    """RFC 822, as in `pubDate`; None for the year -0001 of drafts."""
    if not _YEAR.search(text):
        return None
    try:
        found = parsedate_to_datetime(text.strip())
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return found if _FIRST <= found.year <= _LAST else None


class Zone:
    """The blog's offset from UTC, learnt from items that have both times; by month, because of summer time."""

    def __init__(self) -> None:
        self.all: Counter[int] = Counter()
        self.months: dict[tuple[int, int], Counter[int]] = {}

    def learn(self, local: str, gmt: str) -> None:
        here, there = wall_clock(local), wall_clock(gmt)
        if here and there:
            minutes = round((here - there).total_seconds() / 60)
            if abs(minutes) <= 14 * 60:
                self.all[minutes] += 1
                self.months.setdefault((here.year, here.month), Counter())[minutes] += 1

    @property
    def minutes(self) -> int | None:
        """The usual offset, None when no item tells it."""
        return self.all.most_common(1)[0][0] if self.all else None

    def utc(self, local: datetime) -> datetime:
        """A local time in UTC; without any knowledge the clock is taken as UTC."""
        month = self.months.get((local.year, local.month), self.all)
        minutes = month.most_common(1)[0][0] if month else 0
        return (local - timedelta(minutes=minutes)).replace(tzinfo=UTC)
