"""Goals with what became of them, reflections, and which post tries another one again; at first for teachers only."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from hub.audience.audiences import Audience
from hub.portability.archive.kept import Record
from hub.portability.archive.reading import listed
from hub.portability.importing.archive import fields
from hub.portability.importing.archive.run import ArchiveRun
from hub.portability.models import ImportedItem
from hub.reflections.models import AnotherTry, EarlierWording, Goal, NextStep, Reflection, Thought, ThoughtKind, Towards

_GOAL = frozenset(
    (
        *("id", "words", "subject", "grade", "year", "set_on", "set_with", "let_go_at", "worded_at", "audience"),
        *("answers", "earlier", "posts", "came_from"),
    )
)
_THOUGHT = frozenset(("id", "kind", "question", "words", "entry", "goal", "period", "year", "audience", "at"))


def bring_goals(run: ArchiveRun) -> None:
    """Each with all that hangs on it."""
    position = max(Goal.objects.filter(student=run.owner).values_list("position", flat=True), default=-1)
    for key, record in run.records("goals"):
        position += 1
        if key not in run.known:
            _bring_goal(run, key, record, position)
        run.step(_("Goals and reflections"))


def bring_thoughts(run: ArchiveRun) -> None:
    """Each about the thing that it was about; what is about something that is not here is kept aside."""
    for key, record in run.records("reflections"):
        if key not in run.known:
            _bring_thought(run, key, record)
        run.step(_("Goals and reflections"))


def bring_tries(run: ArchiveRun) -> None:
    """Joins that nobody has made here yet."""
    found: dict[int, AnotherTry] = {}
    entries = run.numbers["entry"]
    for record in run.archive.records("tries"):
        told = fields.renamed(record, run.names)
        earlier, later = (entries.get(fields.public_id(told, name)) for name in ("earlier", "later"))
        if earlier and later and earlier != later:
            at = fields.moment(told, "at") or timezone.now()
            found[later] = AnotherTry(earlier_id=earlier, later_id=later, joined_at=at)
    with run.portion([]):
        here = set(AnotherTry.objects.filter(later__in=list(found)).values_list("later_id", flat=True))
        run.write(one for later, one in found.items() if later not in here)


def _bring_goal(run: ArchiveRun, key: str, record: Record, position: int) -> None:
    grade, year = run.grade(fields.text(record, "grade", 40)), run.year(fields.text(record, "year", 40))
    goal = Goal(
        school=run.blog.school, student=run.owner, public_id=fields.public_id(record), grade=grade, year=year,
        words=fields.line(record, "words", 500), subject=fields.line(record, "subject", 80),
        set_on=fields.day(record, "set_on") or timezone.localdate(run.transfer.made_at), audience=Audience.TEACHERS,
        position=position, worded_at=fields.moment(record, "worded_at") or run.transfer.made_at,
        let_go_at=fields.moment(record, "let_go_at"),
    )  # fmt: skip
    told = [("grade", grade), ("year", year), ("set_with", None)]
    kept = {name: fields.text(record, name, 60) for name, here in told if not here and record.get(name)}
    kept |= fields.unknown(record, _GOAL)
    with run.portion([key]) as here:
        if key in here:
            return
        run.write([goal])
        opens: dict[str, Any] = {"audience": fields.audience(record)}
        if answer := _answer(run, goal, record):
            opens["answer"] = fields.audience(listed(record, "answers")[0])
            run.numbers["answer"][answer.public_id] = answer.pk
        _hang_on(run, goal, record)
        leftovers = {"opens": opens} | ({"kept": kept} if kept else {})
        run.write([run.noted(key, ImportedItem.Kind.GOAL, goal.words, goal=goal, leftovers=leftovers)])
    run.known.add(key)
    run.numbers["goal"][goal.public_id] = goal.pk


def _answer(run: ArchiveRun, goal: Goal, record: Record) -> Reflection | None:
    """What became of the goal; it has one answer."""
    for one in listed(record, "answers")[:1]:
        state = fields.choice(one, "state", Reflection.State.values, "")
        if state:
            answer = Reflection(
                school=goal.school, goal=goal, state=state, why=fields.text(one, "why"),
                helped=fields.text(one, "helped"), written_at=fields.moment(one, "at") or run.transfer.made_at,
            )  # fmt: skip
            answer.public_id = fields.public_id(one) or answer.public_id
            return run.write([answer])[0]
    return None


def _hang_on(run: ArchiveRun, goal: Goal, record: Record) -> None:
    """Its earlier words, the posts that were done towards it, and what it came from."""
    run.write(
        EarlierWording(
            goal=goal, words=fields.line(one, "words", 500), subject=fields.line(one, "subject", 80),
            until=fields.moment(one, "until") or run.transfer.made_at,
        )
        for one in listed(record, "earlier")
    )  # fmt: skip
    posts = {run.number("entry", one, "entry"): fields.moment(one, "at") for one in listed(record, "posts")}
    run.write(
        Towards(goal=goal, entry_id=number, added_at=at or run.transfer.made_at)
        for number, at in posts.items() if number
    )  # fmt: skip
    step = record.get("came_from")
    if isinstance(step, dict) and fields.text(step, "words"):
        at = fields.moment(step, "at") or run.transfer.made_at
        about = fields.line(step, "said_about", 200)
        run.write([NextStep(goal=goal, words=fields.text(step, "words"), said_about=about, made_at=at)])


def _bring_thought(run: ArchiveRun, key: str, record: Record) -> None:
    entry, goal = run.number("entry", record, "entry"), run.number("goal", record, "goal")
    period = "" if entry or goal else fields.line(record, "period", 80)
    words, kind = fields.text(record, "words"), fields.choice(record, "kind", ThoughtKind.values, "")
    if not (entry or goal or period) or not kind:
        run.keep_aside(key, "reflections", record, words)
        run.leave_out(words[:60], _("What it is about is not here. It is kept, and goes along when you leave."))
        return
    year = run.year(fields.text(record, "year", 40))
    thought = Thought(
        school=run.blog.school, student=run.owner, public_id=fields.public_id(record), entry_id=entry,
        goal_id=None if entry else goal, period=period, year=year, kind=kind, words=words,
        question=fields.line(record, "question", 300), audience=Audience.TEACHERS,
        written_at=fields.moment(record, "at") or run.transfer.made_at,
    )  # fmt: skip
    kept = {"year": fields.text(record, "year", 40)} if not year and record.get("year") else {}
    kept |= fields.unknown(record, _THOUGHT)
    leftovers: dict[str, Any] = {"opens": {"audience": fields.audience(record)}} | ({"kept": kept} if kept else {})
    with run.portion([key]) as here:
        if key not in here:
            run.write([thought])
            run.write([run.noted(key, ImportedItem.Kind.REFLECTION, words[:60], thought=thought, leftovers=leftovers)])
            run.known.add(key)
            run.numbers["thought"][thought.public_id] = thought.pk
