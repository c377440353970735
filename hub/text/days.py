"""Days as people say them."""

from __future__ import annotations

import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

NOON, EVENING = 12, 17


def spoken_day(at: datetime.datetime, now: datetime.datetime) -> str:
    """How long ago, in words: "20 min ago", "yesterday", "Tuesday", "last week"; else the day."""
    minutes = int((now - at).total_seconds() // 60)
    today, day = timezone.localdate(now), timezone.localdate(at)
    days = (today - day).days
    if minutes < 0 or days < 0:
        return date_format(day, "DATE_FORMAT")
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return ngettext("%(count)d min ago", "%(count)d min ago", minutes) % {"count": minutes}
    if days == 0:
        hours = minutes // 60
        return ngettext("%(count)d hour ago", "%(count)d hours ago", hours) % {"count": hours}
    return _days_ago(days, day, today)


def spoken_time(at: datetime.datetime, now: datetime.datetime) -> str:
    """When it was, as one remembers it: "this morning, 09:12", "yesterday evening, 18:40", "Tuesday, 10:05"; else the
    day and the time."""
    then, days = timezone.localtime(at), (timezone.localdate(now) - timezone.localdate(at)).days
    parts = {
        0: (_("this morning"), _("this afternoon"), _("this evening")),
        1: (_("yesterday morning"), _("yesterday afternoon"), _("yesterday evening")),
    }
    if days in parts:
        words = parts[days][0 if then.hour < NOON else 1 if then.hour < EVENING else 2]
    elif 1 < days < 7:
        words = date_format(then, "l")
    else:
        words = date_format(then, "DATE_FORMAT")
    return f"{words}, {date_format(then, 'TIME_FORMAT')}"


def spoken_due(day: datetime.date, today: datetime.date) -> str:
    """Until when, in words: "by today", "by tomorrow", "by Friday", "by 12 May"; "it was for 12 May" when it is over,
    which is no reproach."""
    days = (day - today).days
    if days < 0:
        return _("it was for %(day)s") % {"day": date_format(day, "MONTH_DAY_FORMAT")}
    if days < 2:
        return _("by tomorrow") if days else _("by today")
    return _("by %(day)s") % {"day": date_format(day, "l" if days < 7 else "MONTH_DAY_FORMAT")}


def _days_ago(days: int, day: datetime.date, today: datetime.date) -> str:
    if days == 1:
        return _("yesterday")
    if days < 7:
        return date_format(day, "l")
    if days < 14:
        return _("last week")
    return date_format(day, "MONTH_DAY_FORMAT" if day.year == today.year else "DATE_FORMAT")
