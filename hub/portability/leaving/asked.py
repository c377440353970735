"""What teachers asked for: the words that a room or a post answers, so that they can be read beside it anywhere."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from hub.assignments.models import Answer, Giving
from hub.portability.leaving.belongings import Belongings
from hub.showcase.models import Section
from hub.text.excerpts import cut

LONGEST = 2000


def asked_for(belongings: Belongings, section: Section) -> dict[str, Any] | None:
    """What was asked for in this room, as it was given to its owner last; only its owner takes it along."""
    owner = belongings.blog.owner
    if owner is None or section.grade is None or not belongings.is_own:
        return None
    given = Giving.objects.all().that_asked(owner, section.grade)
    today = timezone.localdate(belongings.viewer.now, belongings.blog.school.zone)
    given = given.filter(year=section.year) if section.year_id else given
    giving = given.select_related("assignment", "given_by").exclude(opens_on__gt=today).first()
    if giving is None:
        return None
    asked = giving.assignment_of(owner)
    return {
        "name": asked.name, "title": asked.title, "words": asked.words, "goals": asked.goals,
        "asks_reflections": asked.asks_reflections, "pieces": asked.pieces, "kinds": list(asked.wanted_kinds),
        "one_of_each": asked.one_of_each, "questions": asked.questions, "rubric": asked.rubric_lines,
        "steps": [{"words": words, "is_done": is_done} for words, is_done in giving.steps_of(owner)],
        "by": giving.given_by.name_outside if giving.given_by else "", "given_at": giving.given_at,
        "due_on": giving.due_on,
    }  # fmt: skip


def answered(belongings: Belongings) -> dict[int, list[dict[str, str]]]:
    """For each post of the blog that answers others, by number: what these asked, and who."""
    mine = belongings.posts_and_pages.order_by().values("pk")
    answers = Answer.objects.visible_to(belongings.viewer).filter(entry__in=mine)
    answers = answers.select_related("ask__entry").prefetch_related("ask__entry__authors")
    found: dict[int, list[dict[str, str]]] = {}
    for answer in answers.order_by("ask__entry__published_at", "pk"):
        asking = answer.ask.entry
        names = ", ".join(sorted(person.name_outside for person in asking.authors.all()))
        told = {"title": asking.title, "words": cut(asking.plain, LONGEST), "by": names}
        found.setdefault(answer.entry_id, []).append(told)
    return found
