"""A door of a model, worked out once for each viewer and from then on told to the database as text.

Django builds, copies and compiles a condition anew in each query that holds it. The rule stands in nearly all of them,
several times in some: that was most of the time that a page took for somebody signed in. A viewer who is in all the
same as one before, but for the moment, is told in the same words (`Viewer.fingerprint`).
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Expression, F, Q, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from hub.audience.viewer import Viewer

Rows = TypeVar("Rows", bound=QuerySet[Any, Any])
Text = tuple[str, tuple[Any, ...]]
_ROW = "\0row\0"
_NOW = object()
"""Stands among the parameters of a kept text where the moment of looking goes."""
MOST = 2000
"""Texts that each process keeps; about 10 kB each."""
_KEPT: dict[tuple[Any, ...], Text | None] = {}


def as_text(door: Callable[[Rows, Viewer], Rows]) -> Callable[[Rows, Viewer], Rows]:
    """The same door, for a method of a queryset that narrows it to what a viewer may do something with, and looks at
    nothing but the viewer. It asks of each row whether the door lets it through."""
    name = door.__name__

    @functools.wraps(door)
    def narrowed(rows: Rows, viewer: Viewer) -> Rows:
        key = (rows.model, name)
        if key not in viewer.told:
            all_rows = rows.model._default_manager.all()  # noqa: SLF001 - a model's.
            viewer.told[key] = Told(all_rows, viewer, name, lambda: door(all_rows, viewer))
        told = viewer.told[key]
        through = rows.filter(told.lets_through("pk"))
        if not rows.query.where:
            through.told = told  # type: ignore[attr-defined]  # For `holding`; whatever is narrowed further loses it.
        return through

    return narrowed


class Told:
    """Rows that a door lets through, as a question about one of them."""

    def __init__(
        self, rows: QuerySet[Any, Any], viewer: Viewer, name: str, narrow: Callable[[], QuerySet[Any]]
    ) -> None:
        """`narrow` gives what the door, `name`, lets through of all these rows to the viewer."""
        self._viewer = viewer
        self._name = f"{name}_{rows.model._meta.db_table}"  # noqa: SLF001 - a model's.
        self._narrow = narrow
        self._texts: dict[str, Text | None] = {}

    def lets_through(self, column: str) -> Q:
        """The condition that the row whose number is in this column is one of them."""
        return Q(_LetsThrough(self, F(column)))

    def text(self, connection: BaseDatabaseWrapper) -> Text:
        """The question, with a mark where the row's number goes.

        Raises EmptyResultSet when the door lets nothing through.
        """
        if connection.alias not in self._texts:
            self._texts[connection.alias] = self._kept(connection)
        text = self._texts[connection.alias]
        if text is None:
            raise EmptyResultSet
        return text

    def _kept(self, connection: BaseDatabaseWrapper) -> Text | None:
        """As it was compiled for somebody in all the same before; only the moment is the viewer's own."""
        now = connection.ops.adapt_datetimefield_value(self._viewer.now)
        key = (connection.vendor, self._name, self._viewer.fingerprint)
        try:
            text = _KEPT[key]
        except KeyError:
            text = self._compiled(connection, now)
            if self._viewer.fingerprint is not None:
                _keep(key, text)
        return text and (text[0], tuple(now if param is _NOW else param for param in text[1]))

    def _compiled(self, connection: BaseDatabaseWrapper, now: Any) -> Text | None:
        """A name of a table in it is never that of a table around it. It is a value, not an EXISTS, so that PostgreSQL
        asks it of the rows at hand instead of joining it with all that there are."""
        query = self._narrow().order_by().filter(pk=_Row()).values("pk").query.clone()
        query.change_aliases({alias: f"{self._name}_{number}" for number, alias in enumerate(query.alias_map)})
        try:
            sql, params = query.get_compiler(connection=connection).as_sql()
        except EmptyResultSet:
            return None
        return f"({sql}) IS NOT NULL", tuple(_NOW if param == now else param for param in params)


def _keep(key: tuple[Any, ...], text: Text | None) -> None:
    while len(_KEPT) >= MOST:
        _KEPT.pop(next(iter(_KEPT)), None)  # The oldest.
    _KEPT[key] = text


class _Row(Expression):
    """The number of the row that is asked about."""

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        return _ROW, ()


class _LetsThrough(Expression):
    """Whether a door lets the row through whose number is in a column."""

    output_field = BooleanField()

    def __init__(self, told: Told, column: Any) -> None:
        super().__init__()
        self.told = told
        self.column = column

    def get_source_expressions(self) -> list[Any]:
        return [self.column]

    def set_source_expressions(self, expressions: Any) -> None:
        [self.column] = expressions

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        column, _none = compiler.compile(self.column)
        sql, params = self.told.text(connection)
        return sql.replace(_ROW, column), params
