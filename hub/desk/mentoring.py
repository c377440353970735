"""Who is whose mentor, and the rooms that are open for it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.assignments.models import Feedback
from hub.audience.viewer import Viewer
from hub.people.models import Person
from hub.school.models import Mentorship
from hub.school.staff import staff_of
from hub.showcase.models import Section


def mentor_context(teacher: Person, viewer: Viewer) -> dict[str, Any]:
    """Who the teacher's mentor is, and who can be: colleagues of today."""
    now = Mentorship.objects.going_on().filter(school=viewer.school, teacher=teacher).select_related("mentor").first()
    colleagues = staff_of(viewer.school).exclude(pk=teacher.pk).filter(is_active=True)
    return {
        "teacher": teacher,
        "is_own": teacher == viewer.person,
        "mentorship": now,
        "colleagues": [(one, now is not None and one.pk == now.mentor_id) for one in colleagues],
    }


def own_news(viewer: Viewer, person: Person) -> list[dict[str, str]]:
    """A row for each of one's own rooms about which there are words that one has not read."""
    news: dict[Section, int] = {}
    for word in (
        Feedback.objects.visible_to(viewer)
        .news_for(person, viewer.school)
        .select_related("section__grade", "section__year")
    ):
        news[word.section] = news.get(word.section, 0) + 1
    return [
        {
            "title": room.title_with_grade,
            "url": reverse("feedback", args=[room.public_id]),
            "line": ngettext("%(count)d new word", "%(count)d new words", count) % {"count": count},
        }
        for room, count in news.items()
    ]


def mentees_panel(viewer: Viewer) -> dict[str, Any] | None:
    """The colleagues whose mentor the viewer is, each with the rooms that are open for it; None for who is nobody's."""
    if not viewer.standing.mentees:
        return None
    rooms = Section.objects.visible_to(viewer).mentored_by(viewer).exclude(shown_at=None)
    shown = list(rooms.select_related("grade", "year", "page__blog__owner").order_by("-shown_at"))
    owners = {room.page.blog.owner_id for room in shown}
    without = Person.objects.filter(pk__in=viewer.standing.mentees - owners).order_by("first_name", "pk")
    return {
        "title": _("Whose mentor I am"),
        "rows": [
            *(_room(room) for room in shown),
            *({"title": one.full_name, "person": one, "line": _("No room is open for you yet.")} for one in without),
        ],
    }


def _room(room: Section) -> dict[str, Any]:
    owner = room.page.blog.owner
    return {
        "title": room.title_with_grade,
        "url": room.get_absolute_url(),
        "line": owner.full_name if owner else "",
        "person": owner,
        "action": {"label": _("Say something in private"), "url": reverse("feedback", args=[room.public_id])},
    }
