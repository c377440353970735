"""What students think about their goals and posts, and what belongs together through the year."""

from __future__ import annotations

import datetime
from itertools import cycle
from typing import Any

from hub.audience.audiences import Audience
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.people.models import Person
from hub.portal.demonstration.texts import table
from hub.portal.demonstration.world import World
from hub.portal.demonstration.writing import Planned
from hub.reflections.models import AnotherTry, EarlierWording, Goal, Thought, ThoughtKind, Towards
from hub.reflections.prompts import built_in
from hub.school.models import Grade
from hub.showcase.models import Piece, PieceThought


def look_back(world: World, entries: list[Planned], goals: list[Goal]) -> None:
    """A thought about the first goal of each student of this year, and what is written by hand."""
    told = table("looking_back.toml")
    posts = {(one.member.slug, one.entry.title): one.entry for one in entries if one.member}
    of_now = [goal for goal in goals if goal.year == world.years[world.this_year]]
    first = {goal.student_id: goal for goal in reversed(of_now)}
    thoughts = [
        _thought(world, words | {"audience": _for_the_class_at_most(goal)}, goal.student, goal.grade, goal=goal)
        for goal, words in zip(first.values(), cycle(told["thoughts"]), strict=False)
    ]
    for words in told["thought"]:
        member = world.members[words["owner"]]
        grade = member.classes[world.this_year].grade
        thoughts.append(_thought(world, words, member.person, grade, entry=posts[words["owner"], words["post"]]))
    Thought.objects.bulk_create(thoughts)
    for words in told["piece"]:
        _think_about_piece(world, words)
    for row in told["goal"]:
        _put_together(world, row, posts, of_now)
    AnotherTry.objects.bulk_create(
        AnotherTry(earlier=posts[row["owner"], row["earlier"]], later=posts[row["owner"], row["later"]])
        for row in told["again"]
    )


def _thought(
    world: World, words: dict[str, str], student: Person, grade: Grade | None, *, goal: Goal | None = None,
    entry: Entry | None = None,
) -> Thought:  # fmt: skip
    return Thought(
        school=world.school, student=student, goal=goal, entry=entry, year=world.years[world.this_year],
        kind=words["kind"], question=str(built_in(ThoughtKind(words["kind"]), grade.number if grade else 0)),
        words=words["words"], audience=words["audience"], written_at=world.now - datetime.timedelta(days=3),
    )  # fmt: skip


def _think_about_piece(world: World, words: dict[str, str]) -> None:
    member = world.members[words["owner"]]
    grade = member.classes[world.this_year].grade
    own = Piece.objects.visible_to(Viewer(world.school, member.person))
    PieceThought.objects.create(
        school=world.school, student=member.person, year=world.years[world.this_year], kind=words["kind"],
        piece=own.get(section__page__blog=member.blog, section__grade=grade, title=words["piece"]),
        question=str(built_in(ThoughtKind(words["kind"]), grade.number if grade else 0)), words=words["words"],
        audience=words["audience"], written_at=world.now - datetime.timedelta(days=1),
    )  # fmt: skip


def _for_the_class_at_most(goal: Goal) -> str:
    return Audience.TEACHERS if goal.audience == Audience.TEACHERS else Audience.CLASS


def _put_together(world: World, row: dict[str, Any], posts: dict[tuple[str, str], Entry], goals: list[Goal]) -> None:
    student = world.members[row["owner"]].person
    goal = next(one for one in goals if (one.student, one.words) == (student, row["words"]))
    until = world.now - datetime.timedelta(days=row["days_ago"])
    EarlierWording.objects.create(goal=goal, words=row["before"], until=until, changed_by=student)
    Towards.objects.bulk_create(Towards(goal=goal, entry=posts[row["owner"], title]) for title in row["posts"])
