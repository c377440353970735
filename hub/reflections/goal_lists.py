"""Lists of somebody's goals, as the viewer may see them."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hub.audience.viewer import Viewer
from hub.people.models import Person
from hub.reflections.models import MARKS, Goal, GoalQuerySet, Reflection
from hub.reflections.terms import THIS, Term

BADGES = {"met": "met", "part": "", "notyet": "notyet"}
"""How design/_panel.html shows each state."""


def goal_panels(student: Person, viewer: Viewer, terms: dict[str, Term]) -> dict[str, list[dict[str, Any]]]:
    """Sheets: `now`, for this year and the next; `earlier`, for each year that is over, and what was let go. One
    question."""
    goals = with_states(Goal.objects.visible_to(viewer).filter(student=student), viewer)
    sheets: dict[str, list[Goal]] = {str(term.word): [] for term in terms.values()}
    let_go = []
    for goal in goals.order_by("-year__starts_on", "-grade__number", "position", "pk"):
        term = next((str(term.word) for term in terms.values() if term.holds(goal)), None)
        if goal.let_go_at is not None:
            let_go.append(goal)
        else:
            sheets.setdefault(term or when_it_was(goal), []).append(goal)
    names = {str(term.word) for term in terms.values()}
    now = [
        (title, kept) for title, kept in sheets.items() if title in names and (kept or title == str(terms[THIS].word))
    ]
    earlier = [(title, kept) for title, kept in sheets.items() if title not in names]
    return {"now": _panels(now), "earlier": _panels([*earlier, (_("Let go"), let_go)] if let_go else earlier)}


def with_states(goals: GoalQuerySet, viewer: Viewer) -> GoalQuerySet:
    """The goals with all that a line of them says, and what became of them as far as the viewer may read it, as
    `state`."""
    read = Reflection.objects.visible_to(viewer).filter(goal=OuterRef("pk")).values("state")[:1]
    return goals.select_related(
        "year", "grade", "set_with", "student", "next_step__entry__blog", "next_step__thought"
    ).annotate(state=Subquery(read))


def when_it_was(goal: Goal) -> str:
    """The year of a goal, in words: "Grade 5 · 2025-26"."""
    return " · ".join(str(part) for part in (goal.grade, goal.year) if part) or _("Some time")


def set_when_and_with_whom(goal: Goal) -> str:
    """In words: "Set on 3 October, with Ines"."""
    day = spoken_date(goal.set_on)
    if goal.set_with is None:
        return _("Set on %(day)s") % {"day": day}
    return _("Set on %(day)s, with %(name)s") % {"day": day, "name": goal.set_with.first_name}


def spoken_date(day: datetime.date) -> str:
    """The day; the year only when it is another one."""
    return date_format(day, "MONTH_DAY_FORMAT" if day.year == timezone.localdate().year else "DATE_FORMAT")


def _panels(sheets: list[tuple[str, list[Goal]]]) -> list[dict[str, Any]]:
    return [
        {"title": title, "rows": [_row(goal) for goal in kept], "empty": _("No goal yet.")} for title, kept in sheets
    ]


def _row(goal: Goal) -> dict[str, Any]:
    state: str = goal.state  # type: ignore[attr-defined]  # Annotated.
    said = Reflection.State(state) if state else None
    return {
        "title": goal.words,
        "url": goal.get_absolute_url(),
        "line": " · ".join(filter(None, (goal.subject, set_when_and_with_whom(goal)))),
        "badge": said.label if said else "",
        "badge_kind": BADGES[MARKS[said]] if said else "",
    }
