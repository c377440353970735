"""A teacher's own showcase: a room for this year, for her mentor, who has said something in private."""

from __future__ import annotations

from typing import Any

from hub.assignments.models import Feedback
from hub.audience.audiences import Audience
from hub.people.models import Person
from hub.portal.demonstration.texts import table
from hub.portal.demonstration.world import World
from hub.reflections.models import Goal, Reflection
from hub.school.models import Mentorship
from hub.showcase.models import Piece, Section, SectionGoal


def open_for_mentor(world: World) -> None:
    """The room with its goals and pieces, in the database."""
    told = table("mentor.toml")
    teacher, mentor = world.teachers[told["class"]], world.staff[told["mentor"]]
    Mentorship.begin(world.school, teacher, mentor, by=teacher)
    blog = world.teacher_blogs[told["class"]]
    room = Section.start(blog, None, by=teacher, year=world.years[-1], title=told["title"])
    room.introduction = told["introduction"]
    room.save(update_fields=["introduction"])
    for position, row in enumerate(told["goal"]):
        goal = _goal(room, teacher, row)
        SectionGoal.objects.create(section=room, goal=goal, position=position, shares=SectionGoal.Shares.ALL)
    pieces = {row["title"]: _piece(room, row) for row in told["piece"]}
    room.show(by=teacher, audience=Audience.MENTOR)
    for row in told["word"]:
        Feedback.say(room, row["words"], by=mentor, piece=pieces[row["on"]])


def _goal(room: Section, teacher: Person, row: dict[str, Any]) -> Goal:
    goal = Goal.begin(teacher, room.school, grade=None, year=room.year)
    goal.words = row["words"]
    goal.save()
    Reflection.answer(goal, state=row["state"], why=row["why"], helped=row.get("helped", ""))
    return goal


def _piece(room: Section, row: dict[str, Any]) -> Piece:
    words = {name: row.get(name, "") for name in ("kind", "title", "address", "why", "learned", "next_step")}
    piece = Piece(section=room, promised_for=room.last_day if "promised" in row else None, **words)
    piece.hang_last()
    return piece
