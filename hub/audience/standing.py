"""What somebody is at a school on a day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import connection

from hub.people.models import Person
from hub.school.models import Appointment, Classroom, Enrolment, Guardianship, Mentorship, School, Trust

_GUARDIAN, _GUARDIAN_OF_LEAVER, _BLOGGER, _LEAD = "guardian", "guardian of a leaver", "has a blog", "a lead"
_TRUST = "trust "
_MENTEE, _MENTOR = "mentee", "mentor"


@dataclass(frozen=True)
class Standing:
    """What they are there: in which classes (their numbers), appointed as what, whose guardian (numbers of people), and
    what was said about reading them first, of whom they are the mentor and who is theirs; with it, who sees there to
    children who need help."""

    learns_in: frozenset[int] = frozenset()
    teaches_in: frozenset[int] = frozenset()
    roles: frozenset[str] = frozenset()
    children: frozenset[int] = frozenset()
    has_child_here: bool = False
    has_blog: bool = False
    trust: Trust | None = None
    leads: frozenset[int] = frozenset()
    mentees: frozenset[int] = frozenset()
    mentor: int | None = None

    @classmethod
    def of(cls, person: Person, school: School, day: datetime.date) -> Standing:
        """What this person is, in one query: each request of somebody signed in begins with it, so it is text that
        Django need not put together."""
        asked = {"person": person.pk, "school": school.pk, "day": connection.ops.adapt_datefield_value(day)}
        with connection.cursor() as cursor:
            cursor.execute(_ALL_THAT_THEY_ARE, asked)
            rows = cursor.fetchall()
        return cls(
            learns_in=frozenset(number for kind, number in rows if kind == Enrolment.Role.STUDENT),
            teaches_in=frozenset(number for kind, number in rows if kind == Enrolment.Role.TEACHER),
            roles=frozenset(kind.removeprefix("as ") for kind, _number in rows if kind.startswith("as ")),
            children=frozenset(number for kind, number in rows if kind in {_GUARDIAN, _GUARDIAN_OF_LEAVER}),
            has_child_here=any(kind == _GUARDIAN for kind, _number in rows),
            has_blog=any(kind == _BLOGGER for kind, _number in rows),
            trust=next((_trust(kind, left) for kind, left in rows if kind.startswith(_TRUST)), None),
            leads=frozenset(number for kind, number in rows if kind == _LEAD),
            mentees=frozenset(number for kind, number in rows if kind == _MENTEE),
            mentor=next((number for kind, number in rows if kind == _MENTOR), None),
        )


def _trust(kind: str, left: int) -> Trust:
    return Trust(level=kind.removeprefix(_TRUST), left=left)


def _holds(table: str) -> str:
    return f"{table}.starts_on <= %(day)s AND ({table}.ends_on IS NULL OR {table}.ends_on >= %(day)s)"


_ENROLMENT, _CLASSROOM, _APPOINTMENT, _GUARDIANSHIP, _TRUSTS, _MENTORSHIP = (
    model._meta.db_table  # noqa: SLF001 - a model's.
    for model in (Enrolment, Classroom, Appointment, Guardianship, Trust, Mentorship)
)
_LEARNS_HERE = f"""EXISTS (
    SELECT 1 FROM {_ENROLMENT} en JOIN {_CLASSROOM} cl ON cl.id = en.classroom_id
    WHERE en.person_id = gu.student_id AND cl.school_id = %(school)s AND en.role = '{Enrolment.Role.STUDENT.value}'
    AND {_holds("en")})"""  # noqa: S608 - all of it is ours, here and below.
_ALL_THAT_THEY_ARE = f"""
    SELECT en.role, en.classroom_id FROM {_ENROLMENT} en JOIN {_CLASSROOM} cl ON cl.id = en.classroom_id
    WHERE en.person_id = %(person)s AND cl.school_id = %(school)s AND {_holds("en")}
    UNION ALL
    SELECT 'as ' || ap.role, ap.school_id FROM {_APPOINTMENT} ap
    WHERE ap.person_id = %(person)s AND ap.school_id = %(school)s AND {_holds("ap")}
    UNION ALL
    SELECT CASE WHEN {_LEARNS_HERE} THEN '{_GUARDIAN}' ELSE '{_GUARDIAN_OF_LEAVER}' END, gu.student_id
    FROM {_GUARDIANSHIP} gu WHERE gu.guardian_id = %(person)s AND gu.school_id = %(school)s AND {_holds("gu")}
    UNION ALL
    SELECT '{_BLOGGER}', bl.owner_id FROM blogs_blog bl
    WHERE bl.owner_id = %(person)s AND bl.school_id = %(school)s
    UNION ALL
    SELECT '{_TRUST}' || tr.level, tr."left" FROM {_TRUSTS} tr
    WHERE tr.student_id = %(person)s AND tr.school_id = %(school)s
    UNION ALL
    SELECT '{_MENTEE}', mn.teacher_id FROM {_MENTORSHIP} mn
    WHERE mn.mentor_id = %(person)s AND mn.school_id = %(school)s AND mn.ended_at IS NULL
    UNION ALL
    SELECT '{_MENTOR}', mn.mentor_id FROM {_MENTORSHIP} mn
    WHERE mn.teacher_id = %(person)s AND mn.school_id = %(school)s AND mn.ended_at IS NULL
    UNION ALL
    SELECT '{_LEAD}', ap.person_id FROM {_APPOINTMENT} ap
    WHERE ap.school_id = %(school)s AND ap.role = '{Appointment.Role.LEAD.value}' AND {_holds("ap")}"""  # noqa: S608
