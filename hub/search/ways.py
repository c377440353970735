"""Which way PostgreSQL finds soonest what holds the words: its index gives all rows that do, to be sorted; or it walks
back in time until enough do. The question itself decides, by a sample, so that nothing is asked beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

SAMPLE, SAMPLE_OF_PARTS = 0.002, 0.005
"""The part of the index that is looked at, which is the same each time."""
FEW = 10_000
"""Fewer posts than these PostgreSQL sorts within a moment."""
ROWS_A_RULE = 6
"""So many rows of its index PostgreSQL looks through while it asks the rule of one."""
Condition = tuple[str, list[str]]
"""On a row of an index, with what is asked for in it."""
Rows = QuerySet[Any, Any]
Question = tuple[str, tuple[Any, ...]]


def has_few_titles(titled: Condition) -> Q:
    """Whether fewer titles hold the words than would take long to sort."""
    return _by_sample("search_searchrow", SAMPLE, f"titles < {FEW}", ("TRUE", []), titled)


def is_walked(holds: Condition, titled: Condition, most: int) -> Q:
    """Whether the newest so many posts are found sooner by walking back; where few titles hold the words, those of the
    others that do. Asked of no row: PostgreSQL answers it once, and leaves out what it is not to do."""
    rest = f"holding - CASE WHEN titles < {FEW} THEN titles ELSE 0 END"
    # Whoever sees next to nothing of it waits until all is looked through: few are sorted in any case.
    answer = f"{rest} >= {FEW} AND {_is_walk_shorter(rest, most)}"
    return _by_sample("search_searchrow", SAMPLE, answer, holds, titled)


def is_walked_beside(holds: Condition, most: int) -> Q:
    """The same for what is beside posts."""
    return _by_sample("search_partrow", SAMPLE_OF_PARTS, _is_walk_shorter("holding", most), holds, ("FALSE", []))


def first_found(few: Rows, titled: Rows, others: Rows, most: int) -> list[Any]:
    """The first so many of these, in one question; `others` are looked for only where those before are not enough."""
    # Each ends after so many by itself, too: PostgreSQL makes its plan for that.
    few_sql, few_given = question(few[:most])
    titled_sql, titled_given = question(titled[:most])
    others_sql, others_given = question(others[:most])
    asked = f"""
        WITH titled AS MATERIALIZED ({titled_sql}) ({few_sql}) UNION ALL SELECT * FROM titled
        UNION ALL (SELECT * FROM ({others_sql}) AS others LIMIT {most} - (SELECT count(*) FROM titled))
    """  # noqa: S608  Questions of the ORM.
    with connection.cursor() as cursor:
        cursor.execute(asked, [*titled_given, *few_given, *others_given])
        found: list[Any] = cursor.fetchall()
    return found


def question(rows: Rows) -> Question:
    """What PostgreSQL is asked for these rows; also where the rule or what is chosen lets none of them through."""
    asked: Question = rows.query.get_compiler(DEFAULT_DB_ALIAS, elide_empty=False).as_sql()
    return asked


def newest_of_each(rows: Rows, most: Mapping[str, int]) -> Question:
    """The numbers of the newest so many of each place among these rows of what is beside posts. Those of each place are
    found by walking back in time; the rule, which takes long to plan, stands there once for all of them."""
    place = RawSQL("chosen.place", ())  # noqa: S611  A name of our own.
    newest = rows.filter(place=place).order_by("-at", "-pk").values("pk")[: max(most.values())]
    asked, given = question(newest)
    chosen = ", ".join(["(%s, %s)"] * len(most))
    return (
        f"SELECT newest.pk FROM (VALUES {chosen}) AS chosen (place, most), "  # noqa: S608  Names of our own.
        f"LATERAL (SELECT * FROM ({asked}) AS enough LIMIT chosen.most) AS newest",
        (*chain(*most.items()), *given),
    )


def is_one_of(*numbers: Question) -> Q:
    """Whether a row of what is beside posts has one of these numbers, which are worked out first: in another form of
    the question PostgreSQL would begin with all rows and all that belongs to them."""
    asked = " UNION ALL ".join(f"({sql})" for sql, _given in numbers)
    given = [*chain(*(given for _sql, given in numbers))]
    return Q(RawSQL(f"search_partrow.id = ANY(ARRAY({asked}))", given, output_field=BooleanField()))  # noqa: S611  The same.


def _is_walk_shorter(holding: str, most: int) -> str:
    return f"({holding}) ^ 2 * {ROWS_A_RULE} > {most} * among"


def _by_sample(table: str, part: float, answer: str, holds: Condition, titled: Condition) -> Q:
    counts = ", ".join(
        f"count(*) FILTER (WHERE {condition}) / {part} AS {name}"
        for name, condition in (("holding", holds[0]), ("titles", titled[0]), ("among", "TRUE"))
    )
    sample = f"SELECT {counts} FROM {table} TABLESAMPLE SYSTEM ({part * 100}) REPEATABLE (1)"  # noqa: S608  Names of our own.
    asked = f"(SELECT {answer} FROM ({sample}) AS sample)"  # noqa: S608  The same.
    return Q(RawSQL(asked, [*holds[1], *titled[1]], output_field=BooleanField()))  # noqa: S611  The same.
