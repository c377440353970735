"""What a post asks a class for, the answers that came, and what a post answers itself."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone

from hub.assignments.models import Ask, ask_of
from hub.assignments.overview import students_asked
from hub.audience.viewer import Viewer
from hub.blogs.cards import light_card
from hub.blogs.models import Entry
from hub.reading.around import Around
from hub.text.days import spoken_due


def answers_context(entry: Entry, viewer: Viewer, nearby: Around) -> dict[str, Any]:
    """The context of reading/_asks.html and _answers.html; all but the names of the class comes out of `nearby`."""
    ask = ask_of(entry)
    context: dict[str, Any] = {
        "answers_to": [{"title": str(other), "url": other.get_absolute_url()} for other in nearby.asking],
        "answers": [light_card(answer, viewer) for answer in nearby.answers],
    }
    if ask is None:
        return context
    if ask.ended_at is None and viewer.is_known:
        today = timezone.localdate(viewer.now, viewer.school.zone)
        context["ask"] = {"class": ask.classroom.name, "due": spoken_due(ask.due_on, today) if ask.due_on else ""}
        if entry.is_out(viewer.now) and ask.classroom_id in viewer.standing.learns_in:
            context["my_answer"] = next((answer for answer in nearby.answers if answer.is_mine), None)  # type: ignore[attr-defined]  # Annotated.
            context["answer_url"] = f"{reverse('write')}?answers={entry.public_id}"
    if ask.is_looked_after_by(viewer):
        context |= _who(ask, viewer, nearby)
    return context


def _who(ask: Ask, viewer: Viewer, nearby: Around) -> dict[str, Any]:
    """Two rows of faces with their names, never a ranking: who has answered, and who has not yet."""
    students = students_asked(ask, viewer)
    answered = [(line.person, nearby.by_number.get(line.answer)) for line in students if line.answer]  # type: ignore[attr-defined]  # Annotated.
    return {
        "have_answered": [
            {"person": viewer.named(person), "url": post.get_absolute_url() if post else ""}
            for person, post in answered
        ],
        "not_yet": [{"person": viewer.named(line.person)} for line in students if not line.answer],  # type: ignore[attr-defined]
        "asked_count": len(students),
    }
