"""What shows how the school looks after its children: a report, a student whom nobody need read first, and a lead."""

from __future__ import annotations

from hub.comments.models import Comment
from hub.portal.demonstration.world import World
from hub.safety.models import Report
from hub.school.models import Appointment, Trust

REPORTED = ("Leaves from my street", "Mine were better.", "hana")
TRUSTED, WATCHED = "iris", "bruno"


def look_after(world: World) -> None:
    """A comment that a classmate has reported, what a teacher said about two students of 6B, and the lead."""
    title, words, reporter = REPORTED
    comment = Comment.objects.get(school=world.school, entry__title=title, body__contains=words)
    Report.make(comment, by=world.called(reporter), reason=Report.Reason.UNKIND)
    teacher = world.teachers["6B"]
    Trust.say(world.school, world.called(TRUSTED), Trust.Level.FEW, by=teacher)
    Trust.say(world.school, world.called(WATCHED), Trust.Level.ALL, by=teacher)
    since = world.years[0].starts_on
    lead = world.staff["coach"]
    Appointment.objects.create(school=world.school, person=lead, role=Appointment.Role.LEAD, starts_on=since)
