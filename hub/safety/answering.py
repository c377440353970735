"""How long answers to worries and reports took, by school year, without a name or a word: for the lead, and for whoever
has to know that somebody looks after children."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import ngettext

from hub.audience.viewer import Viewer
from hub.safety.models import Report, Worry
from hub.school.models import SchoolYear

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
Times = tuple[datetime.datetime, datetime.datetime | None]


@dataclass(frozen=True)
class Answered:
    """Of one school year: how many there were, and how soon they were closed."""

    year: str
    count: int
    within_hour: int
    within_day: int
    later: int
    still_open: int
    middle: str

    @classmethod
    def of(cls, year: str, times: list[Times]) -> Answered:
        """`times`: when each came, and when it was closed."""
        took = sorted(closed - came for came, closed in times if closed is not None)
        soon, same_day = sum(one <= HOUR for one in took), sum(HOUR < one <= DAY for one in took)
        middle = _spoken(took[(len(took) - 1) // 2]) if took else ""
        later = len(took) - soon - same_day
        return cls(year, len(times), soon, same_day, later, len(times) - len(took), middle)


def worries_answered(viewer: Viewer) -> list[Answered]:
    """Worries that the viewer reads, the newest year first. Those of the erased are not counted any more."""
    return _by_year(viewer, Worry.objects.moderated_by(viewer).values_list("noticed_at", "closed_at"))


def reports_answered(viewer: Viewer) -> list[Answered]:
    """Reports that the viewer answers."""
    return _by_year(viewer, Report.objects.moderated_by(viewer).values_list("made_at", "closed_at"))


def _by_year(viewer: Viewer, times: Iterable[Times]) -> list[Answered]:
    years = list(SchoolYear.objects.filter(school=viewer.school).order_by("-starts_on"))
    found: dict[str, list[Times]] = {year.name: [] for year in years}
    for came, closed in times:
        day = timezone.localdate(came, viewer.school.zone)
        year = next((year for year in years if year.starts_on <= day), years[-1])
        found[year.name].append((came, closed))
    return [Answered.of(name, some) for name, some in found.items() if some]


def _spoken(took: datetime.timedelta) -> str:
    minutes = max(1, round(took.total_seconds() / 60))
    if minutes < 60:
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    if took < 2 * DAY:
        return ngettext("%(count)d hour", "%(count)d hours", minutes // 60) % {"count": minutes // 60}
    return ngettext("%(count)d day", "%(count)d days", took.days) % {"count": took.days}
