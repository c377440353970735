"""The assignment that the classes of a grade have been given."""

from __future__ import annotations

import datetime

from hub.assignments.models import ASKED, Assignment, Giving
from hub.portal.demonstration.texts import table
from hub.portal.demonstration.world import World


def give_assignments(world: World) -> None:
    """Those of assignments.toml, for this year."""
    today = world.now.astimezone(world.school.zone).date()
    for row in table("assignments.toml")["assignment"]:
        by = world.staff[row["by"]]
        words = {name: row[name] for name in ASKED if name in row}
        assignment = Assignment.objects.create(school=world.school, made_by=by, is_passed_on=True, **words)
        Giving.objects.create(
            school=world.school,
            assignment=assignment,
            year=world.years[world.this_year],
            grade=world.grades[row["grade"]],
            given_by=by,
            given_at=world.now - datetime.timedelta(days=12),
            due_on=today + datetime.timedelta(days=row["days"]),
        )
