"""What the rule asks about the person in a column, as SQL.

A page asks these of every list it shows. Told in the ORM's words they are a dozen nested queries, which Django builds
anew each time at ten times the cost of answering them; so they stand here as the text the database gets. All of them
are plain SQL that SQLite and PostgreSQL read alike; only numbers and dates of our own are put into them.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import BooleanField, Func, Model, Q

from hub.people.models import Person
from hub.school.models import Appointment, Classroom, Consent, Enrolment, Guardianship, School


@dataclass(frozen=True)
class PersonTest:
    """What a person is or is not, as SQL with %(expressions)s for the person's number; never unknown."""

    sql: str

    def __invert__(self) -> PersonTest:
        return PersonTest(f"NOT ({self.sql})")

    def of(self, column: str) -> Q:
        """The condition that the person in this column passes."""
        return Q(_Condition(column, self.sql))

    def of_some(self, model: type[Model], key: str, column: str) -> Q:
        """The condition that somebody passes whom `model` names, in rows whose `key` is the number in this column."""
        passes = self.sql.replace("%(expressions)s", "na.person_id")
        sql = f"EXISTS (SELECT 1 FROM {_table(model)} na WHERE na.{key} = %(expressions)s AND {passes})"  # noqa: S608
        return Q(_Condition(column, sql))


class _Condition(Func):
    """What a test says about a column of the query that asks."""

    arity = 1
    output_field = BooleanField()
    conditional = True

    def __init__(self, column: str, sql: str) -> None:
        super().__init__(column, template=sql)


def is_among(people: Iterable[int]) -> PersonTest:
    """That it is one of these (their numbers)."""
    numbers = _numbers(people)
    return PersonTest(f"%(expressions)s IN ({numbers})" if numbers else "1 = 0")


def is_in_class(classes: Collection[int], day: datetime.date, *, as_role: str = "") -> PersonTest:
    """That the person is in one of these classes (their numbers) on `day`, in any role or in this one."""
    role = f" AND en.role = '{Enrolment.Role(as_role).value}'" if as_role else ""
    return PersonTest(
        f"EXISTS (SELECT 1 FROM {_table(Enrolment)} en WHERE en.person_id = %(expressions)s"  # noqa: S608 - our own.
        f" AND en.classroom_id IN ({_numbers(classes) or 'NULL'}){role}"
        f" AND en.starts_on <= '{day:%Y-%m-%d}' AND (en.ends_on IS NULL OR en.ends_on >= '{day:%Y-%m-%d}'))",
    )


def is_grown_up(school: School) -> PersonTest:
    """That the person works, worked or guards a child at the school, and never learnt there."""
    return PersonTest(_grown_up(school))


def may_be_shown_to_everyone(school: School) -> PersonTest:
    """That the person is grown up, or their family allows all that showing work to everyone needs."""
    return PersonTest(f"({_grown_up(school)} OR {_consents(school)})")


def may_be_shown_by(school: School, kind: str) -> PersonTest:
    """That the person is grown up, or their family has said yes to this kind of consent."""
    return PersonTest(f"({_grown_up(school)} OR {_consent(school, Consent.Kind(kind))})")


def has_all_consents(school: School) -> PersonTest:
    """That the person's family allows all that showing work to everyone needs."""
    return PersonTest(_consents(school))


def _grown_up(school: School) -> str:
    student, teacher = (
        f"EXISTS (SELECT 1 FROM {_table(Enrolment)} en JOIN {_table(Classroom)} cl ON cl.id = en.classroom_id"  # noqa: S608
        f" WHERE en.person_id = %(expressions)s AND en.role = '{role.value}' AND cl.school_id = {int(school.pk)})"
        for role in (Enrolment.Role.STUDENT, Enrolment.Role.TEACHER)
    )
    appointed, guarding = (
        f"EXISTS (SELECT 1 FROM {_table(model)} st"  # noqa: S608
        f" WHERE st.{column} = %(expressions)s AND st.school_id = {int(school.pk)})"
        for model, column in ((Appointment, "person_id"), (Guardianship, "guardian_id"))
    )
    return f"(NOT {student} AND ({teacher} OR {appointed} OR {guarding}))"


def _consents(school: School) -> str:
    """Work that everyone may see carries a name, in its address too: the first name, or a nickname in its place."""
    nickname = f"EXISTS (SELECT 1 FROM {_table(Person)} pe WHERE pe.id = %(expressions)s AND pe.nickname > '')"  # noqa: S608
    name = f"({_consent(school, Consent.Kind.FIRST_NAME)} OR {nickname})"
    return f"({_consent(school, Consent.Kind.WORK)} AND {name})"


def _consent(school: School, kind: Consent.Kind) -> str:
    return (
        f"EXISTS (SELECT 1 FROM {_table(Consent)} co WHERE co.student_id = %(expressions)s"  # noqa: S608
        f" AND co.school_id = {int(school.pk)} AND co.kind = '{kind.value}' AND co.withdrawn_at IS NULL)"
    )


def _numbers(numbers: Iterable[int]) -> str:
    return ", ".join(str(int(number)) for number in sorted(numbers))


def _table(model: type) -> str:
    return f'"{model._meta.db_table}"'  # type: ignore[attr-defined]  # noqa: SLF001 - a model's.
