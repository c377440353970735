"""The querysets of whatever an audience is chosen for."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Self, TypeVar

from django.db import IntegrityError, models, transaction
from django.db.models import Exists, OuterRef, Q

from hub.audience.as_text import Told
from hub.audience.viewer import Viewer
from hub.ids import new_public_id

Row = TypeVar("Row", bound=models.Model)


_DOORS = ("visible_to", "editable_by", "moderated_by", "tended_by", "read_by", "rescued_by")


class GuardedQuerySet(models.QuerySet[Row]):
    """Rows that are only ever fetched for a viewer."""

    def __init_subclass__(cls, **more: Any) -> None:
        """Let each door ask both, where somebody looks with another person's eyes."""
        super().__init_subclass__(**more)
        for name in _DOORS:
            if name in vars(cls):
                setattr(cls, name, _for_both(vars(cls)[name]))

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

    def once(self, key: str, make: Callable[[str], Row]) -> Row:
        """What `make` makes under this public id, which a form gives; or what is among these under it already, so that
        the same form sent twice makes one. Under a new id where there is no key, or it is that of something else."""
        try:
            with transaction.atomic():
                return make(key or new_public_id())
        except IntegrityError:
            if not key:
                raise
            return self.filter(public_id=key).first() or make(new_public_id())


def _for_both(door: Callable[..., Any]) -> Callable[..., Any]:
    """The door, which lets through only what whoever looks with the viewer's eyes may see, too. Of the doors behind it
    neither asks the other again: what one of them does not let through, the whole door does not for that one."""

    @functools.wraps(door)
    def narrowed(rows: Any, viewer: Viewer) -> Any:
        if viewer.beside is None:
            return door(rows, viewer)
        return _seen_by(viewer.beside, door(rows, viewer.alone))

    return narrowed


def _seen_by(viewer: Viewer, rows: Any) -> Any:
    """What the viewer sees of these; nothing of what only its own people change."""
    try:
        return rows.visible_to(viewer)
    except NotImplementedError:
        return rows.none()
