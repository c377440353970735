"""From when until when something holds."""

from __future__ import annotations

import datetime
from typing import Self, TypeVar

from django.db import models
from django.utils import timezone


def holds_on(day: datetime.date, prefix: str = "") -> models.Q:
    """The condition that a row with `starts_on` and `ends_on` holds on `day`; both days count.

    `prefix` leads to the row from the model that is asked, such as "enrolments__".
    """
    return models.Q(**{f"{prefix}starts_on__lte": day}) & (
        models.Q(**{f"{prefix}ends_on": None}) | models.Q(**{f"{prefix}ends_on__gte": day})
    )


Row = TypeVar("Row", bound=models.Model)


class DatedQuerySet(models.QuerySet[Row]):
    """Rows that hold from a day until a day."""

    def current(self, day: datetime.date | None = None) -> Self:
        """Those that hold on `day`, today when not given."""
        return self.filter(holds_on(day or timezone.localdate()))
