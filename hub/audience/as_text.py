"""A door of a model, worked out once for each viewer and from then on told to the database as text.

Django builds, copies and compiles a condition anew in each query that holds it. The rule stands in nearly all of them,
several times in some: that was most of the time that a page took for somebody signed in.
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
_ROW = "\0row\0"


def as_text(door: Callable[[Rows, Viewer], Rows]) -> Callable[[Rows, Viewer], Rows]:
    """The same door, for a method of a queryset that narrows it to what a viewer may do something with, and looks at
    nothing but the viewer. It asks of each row whether the door lets it through."""
    name = door.__name__

    @functools.wraps(door)
    def narrowed(rows: Rows, viewer: Viewer) -> Rows:
        key = (rows.model, name)
        if key not in viewer.told:
            viewer.told[key] = Told(door(rows.model._default_manager.all(), viewer), name)  # noqa: SLF001 - a model's.
        told = viewer.told[key]
        through = rows.filter(told.lets_through("pk"))
        if not rows.query.where:
            through.told = told  # type: ignore[attr-defined]  # For `holding`; whatever is narrowed further loses it.
        return through

    return narrowed


class Told:
    """Rows that a door lets through, as a question about one of them."""

    def __init__(self, rows: QuerySet[Any, Any], name: str) -> None:
        self._rows = rows
        self._alias = f"{name}_{rows.model._meta.db_table}"  # noqa: SLF001 - a model's.
        self._texts: dict[str, tuple[str, tuple[Any, ...]] | None] = {}

    def lets_through(self, column: str) -> Q:
        """The condition that the row whose number is in this column is one of them."""
        return Q(_LetsThrough(self, F(column)))

    def text(self, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """The question, with a mark where the row's number goes.

        A name of a table in it is never that of a table around it. It is a value, not an EXISTS, so that PostgreSQL
        asks it of the rows at hand instead of joining it with all that there are.
        Raises EmptyResultSet when the door lets nothing through.
        """
        if connection.alias not in self._texts:
            query = self._rows.order_by().filter(pk=_Row()).values("pk").query.clone()
            query.change_aliases({alias: f"{self._alias}_{number}" for number, alias in enumerate(query.alias_map)})
            try:
                sql, params = query.get_compiler(connection=connection).as_sql()
                self._texts[connection.alias] = (f"({sql}) IS NOT NULL", tuple(params))
            except EmptyResultSet:
                self._texts[connection.alias] = None
        text = self._texts[connection.alias]
        if text is None:
            raise EmptyResultSet
        return text


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
