"""What a student is asked for in a room, for the showcase, which does not know assignments."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.assignments.models import Assignment, Giving
from hub.audience.viewer import Viewer
from hub.people.models import Person
from hub.school.models import Grade
from hub.showcase.asked import Asked
from hub.text.days import spoken_due


def asks_for_room(student: Person, grade: Grade, today: datetime.date) -> Asked | None:
    """What was given last to the student's class of this grade, as the student goes by it. One query, another for
    whoever has not taken a change, and one where the teacher has steps of their own."""
    giving = Giving.of_room(student, grade, today)
    if giving is None:
        return None
    mine = giving.assignment_of_room
    asked = as_asked(giving, mine, today, is_newest=mine == giving.assignment)
    return replace(asked, steps=tuple(giving.steps_of(student)), tick_url=reverse("tick-step", args=[giving.public_id]))


def asked_on_desk(viewer: Viewer) -> list[dict[str, Any]]:
    """Rows for the desk of a student: what is asked, until when, how far it is, and the way there; then what the
    teachers say about it and the student has not read."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    if (giving := Giving.on_desk_of(viewer, today)) is None:
        return []
    mine, room = giving.assignment_of_room, giving.room  # type: ignore[attr-defined]  # Annotated.
    parts = [
        _("%(there)d of %(asked)d goals") % {"there": giving.goals or 0, "asked": mine.goals},  # type: ignore[attr-defined]
        _("%(there)d of %(asked)d pieces") % {"there": giving.pieces or 0, "asked": mine.pieces},  # type: ignore[attr-defined]
    ]
    by = _("%(name)s asks") % {"name": giving.given_by.first_name} if giving.given_by else ""
    due = spoken_due(giving.due_on, today) if giving.due_on else ""
    url = reverse("edit-section", args=[room]) if room else reverse("my-showcase")
    row = {
        "title": mine.name,
        "url": url,
        "line": " · ".join(words for words in (by, due, *parts) if words),
        "action": {"label": _("Go on") if room else _("Start"), "url": url},
    }
    news = giving.news  # type: ignore[attr-defined]  # Annotated.
    return [row] + ([_news(room, news)] if room and news else [])


def _news(room: str, count: int) -> dict[str, Any]:
    url = reverse("feedback", args=[room])
    line = ngettext("%(count)d new word on your room", "%(count)d new words on your room", count) % {"count": count}
    return {"title": _("Your teachers say"), "url": url, "line": line, "action": {"label": _("Read it"), "url": url}}


def as_asked(giving: Giving, assignment: Assignment, today: datetime.date, *, is_newest: bool = True) -> Asked:
    """The assignment as the showcase understands it."""
    return Asked(
        goals=assignment.goals,
        reflections=assignment.asks_reflections and assignment.goals > 0,
        pieces=assignment.pieces,
        kinds=assignment.wanted_kinds,
        rubric=tuple(assignment.rubric_lines),
        kind_words=assignment.kind_words,
        one_of_each=assignment.one_of_each,
        questions=assignment.questions,
        name=assignment.name,
        title=assignment.title,
        words=assignment.words,
        by=giving.given_by.first_name if giving.given_by else "",
        due=spoken_due(giving.due_on, today) if giving.due_on else "",
        pictures_until=giving.pictures_until,
        newer_url="" if is_newest else reverse("take-change", args=[giving.public_id]),
    )
