"""The querysets of whatever an audience is chosen for."""

from __future__ import annotations

from typing import Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from hub.audience.as_text import Told
from hub.audience.viewer import Viewer

Row = TypeVar("Row", bound=models.Model)


class GuardedQuerySet(models.QuerySet[Row]):
    """Rows that are only ever fetched for a viewer."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Those that this viewer may see."""
        raise NotImplementedError

    def editable_by(self, viewer: Viewer) -> Self:
        """Those that this viewer may change."""
        raise NotImplementedError

    def holding(self, column: str) -> Q:
        """The condition, on another model, that the row in its `column` is one of these. Asked row by row, so that a
        few rows never need a list of all that the viewer may see."""
        told: Told | None = getattr(self, "told", None)
        return told.lets_through(column) if told else Q(Exists(self.filter(pk=OuterRef(column))))
