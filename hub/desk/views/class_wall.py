"""A teacher's class: who has done what."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.assignments.models import KIND_WORDS, Giving, Hello
from hub.assignments.overview import asks_of
from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.desk.class_rows import rows_of
from hub.school.models import Classroom, ClassroomQuerySet
from hub.text.days import spoken_day, spoken_due

ASKS = 3
FILTERS = {
    "quiet": ("is_quiet", gettext_lazy("Been quiet")),
    "unfiled": ("unfiled", gettext_lazy("Posts to sort")),
    "goals": ("lacks_goals", gettext_lazy("Goals missing")),
    "ready": ("is_ready", gettext_lazy("Ready to share")),
}
"""For each filter what it looks for in a row, and its words."""


def my_class(request: HubRequest) -> HttpResponse:
    """The way to the class one teaches; coaches and administrators find all."""
    viewer = request.viewer
    rooms = taught_by(viewer)
    room = rooms.filter(pk__in=viewer.standing.teaches_in).first()
    if room is None:
        return redirect("manage" if viewer.sees_all_classes else "classes")
    return redirect("teach-class", room.slug)


def teach_class(request: HubRequest, slug: str) -> HttpResponse:
    """A row a student, one action each, never a ranking. GET `show`: one of FILTERS; `said`: the hello
    that was said last."""
    viewer = request.viewer
    room = get_object_or_404(taught_by(viewer).select_related("grade", "year"), slug=slug)
    today = timezone.localdate(viewer.now, viewer.school.zone)
    giving = Giving.of_class(room, today)
    rows = rows_of(room, viewer, giving)
    show = request.GET.get("show", "")
    shown = {name: [row for row in rows if row[flag]] for name, (flag, _label) in FILTERS.items()}
    of_these = shown[show] if show in shown else shown["quiet"]
    waiting = sum(row["unfiled"] for row in rows)
    context = {
        "here": "class",
        "to_sort": waiting,
        "room": room,
        "rows": shown.get(show, rows),
        "giving": _giving(giving, room, viewer, today) if giving else None,
        "student_count": len(rows),
        "hello": _hello(room, of_these),
        "said": _said(request, room),
        "asked": _asked(room, viewer, len(rows)),
        "taken": _taken(rows, viewer),
        "numbers": _numbers(rows, shown, asks=giving is not None),
        "chips": _chips(rows, shown, show),
    }
    return render(request, "desk/class.html", context)


def _asked(room: Classroom, viewer: Viewer, students: int) -> dict[str, Any] | None:
    """What the class is asked just now: how many have answered; the page of the post says who."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    rows = [
        {
            "title": str(ask),
            "url": f"{ask.entry.get_absolute_url()}#answers",
            "line": spoken_due(ask.due_on, today) if ask.due_on else "",
            "badge": _("%(answered)d of %(students)d answered") % {"answered": ask.answered or 0, "students": students},  # type: ignore[attr-defined]  # Annotated.
            "badge_kind": "quiet",
        }
        for ask in asks_of(room, viewer)[:ASKS]
    ]
    return {"title": _("Asked for answers"), "rows": rows} if rows else None


def _taken(rows: list[dict[str, Any]], viewer: Viewer) -> dict[str, Any] | None:
    """Whose work was taken along in the last two weeks, and when."""
    lines = {"taken_at": _("Took a copy: %(day)s"), "taken_by_family_at": _("The family took a copy: %(day)s")}
    taken = [
        {
            "title": viewer.name_of(row["person"]),
            "person": row["person"],
            "line": line % {"day": spoken_day(row[when], viewer.now)},
        }
        for when, line in lines.items()
        for row in rows
        if row["person"] and row[when]
    ]
    return {"title": _("Taken along"), "rows": taken} if taken else None


def _numbers(rows: list[dict[str, Any]], shown: dict[str, list[dict[str, Any]]], *, asks: bool) -> list[dict[str, Any]]:
    """Numbers of students; what is asked decides which rooms are counted."""
    rooms = len(shown["ready"]) if asks else sum(row["room_open"] for row in rows)
    comments = sum(row["comments"] for row in rows)
    return [
        {"count": sum(row["posted_this_week"] for row in rows), "label": _("posted this week"), "look": False},
        {"count": sum(row["reflected"] for row in rows), "label": _("reflections finished"), "look": False},
        {"count": rooms, "label": _("rooms ready to share") if asks else _("rooms open"), "look": False},
        {"count": len(shown["quiet"]), "label": _("have been quiet"), "look": bool(shown["quiet"])},
        {"count": comments, "label": _("comments waiting"), "look": bool(comments)},
    ]


def _chips(rows: list[dict[str, Any]], shown: dict[str, list[dict[str, Any]]], show: str) -> list[dict[str, Any]]:
    return [
        {"label": _("All"), "url": "?", "on": not show, "count": len(rows)},
        *(
            {"label": label, "url": f"?show={name}", "on": show == name, "count": len(shown[name])}
            for name, (_flag, label) in FILTERS.items()
        ),
    ]


def _hello(room: Classroom, rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    """To whom a hello can be said with one press: those of the filter, or else those who have been quiet."""
    students = [row["person"].public_id for row in rows if row["person"]]
    url = reverse("say-hello", args=[room.slug])
    return {"url": url, "students": students, "count": len(students), "words": KIND_WORDS} if students else None


def _said(request: HubRequest, room: Classroom) -> dict[str, Any] | None:
    """The hello that was said a moment ago, while it can be taken back."""
    if not (batch := request.GET.get("said", "")):
        return None
    count = Hello.objects.standing(batch, by=request.person).count()
    return {"count": count, "undo_url": reverse("undo-hello", args=[room.slug, batch])} if count else None


def _giving(giving: Giving, room: Classroom, viewer: Viewer, today: datetime.date) -> dict[str, Any]:
    """What the class is asked to make."""
    look_url = reverse("give-assignment", args=[room.slug, giving.assignment.public_id])
    end_url = reverse("end-giving", args=[room.slug, giving.public_id])
    return {
        "name": giving.assignment.name,
        "line": spoken_due(giving.due_on, today) if giving.due_on else "",
        "look_url": look_url if giving.assignment.is_known_to(viewer) else "",
        "end_url": end_url if giving.is_looked_after_by(viewer) else "",
    }


def taught_by(viewer: Viewer) -> ClassroomQuerySet:
    """The classes that the viewer looks after this year."""
    if not viewer.is_staff_member:
        raise Http404
    if viewer.sees_all_classes:
        today = timezone.localdate(viewer.now, viewer.school.zone)
        return Classroom.objects.of_this_year(viewer.school, today)
    return Classroom.objects.filter(school=viewer.school, pk__in=viewer.standing.teaches_in)
