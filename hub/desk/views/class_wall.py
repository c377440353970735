"""A teacher's class: who has done what."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.assignments.overview import asks_of
from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.desk.class_rows import rows_of
from hub.school.models import Classroom, ClassroomQuerySet
from hub.text.days import spoken_due

ASKS = 3


def my_class(request: HubRequest) -> HttpResponse:
    """The way to the class one teaches; coaches and administrators find all."""
    viewer = request.viewer
    rooms = taught_by(viewer)
    room = rooms.filter(pk__in=viewer.standing.teaches_in).first()
    if room is None:
        return redirect("manage" if viewer.sees_all_classes else "classes")
    return redirect("teach-class", room.slug)


def teach_class(request: HubRequest, slug: str) -> HttpResponse:
    """A row a student, one action each, never a ranking. GET `show`: quiet, unfiled."""
    viewer = request.viewer
    room = get_object_or_404(taught_by(viewer).select_related("grade", "year"), slug=slug)
    rows = rows_of(room, viewer)
    show = request.GET.get("show", "")
    quiet = [row for row in rows if row["is_quiet"]]
    unfiled = [row for row in rows if row["unfiled"]]
    shown = {"quiet": quiet, "unfiled": unfiled}.get(show, rows)
    waiting = sum(row["unfiled"] for row in rows)
    context = {
        "here": "class",
        "to_sort": waiting,
        "room": room,
        "rows": shown,
        "student_count": len(rows),
        "asked": _asked(room, viewer, len(rows)),
        "numbers": [
            {"count": sum(row["posted_this_week"] for row in rows), "label": _("posted this week"), "look": False},
            {"count": sum(row["reflected"] for row in rows), "label": _("reflections finished"), "look": False},
            {"count": sum(row["room_open"] for row in rows), "label": _("rooms open"), "look": False},
            {"count": len(quiet), "label": _("have been quiet"), "look": bool(quiet)},
            {
                "count": sum(row["comments"] for row in rows),
                "label": _("comments waiting"),
                "look": any(row["comments"] for row in rows),
            },
        ],
        "chips": [
            {"label": _("All"), "url": "?", "on": not show, "count": len(rows)},
            {"label": _("Been quiet"), "url": "?show=quiet", "on": show == "quiet", "count": len(quiet)},
            {"label": _("Posts to sort"), "url": "?show=unfiled", "on": show == "unfiled", "count": len(unfiled)},
        ],
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


def taught_by(viewer: Viewer) -> ClassroomQuerySet:
    """The classes that the viewer looks after this year."""
    if not viewer.is_staff_member:
        raise Http404
    if viewer.sees_all_classes:
        today = timezone.localdate(viewer.now, viewer.school.zone)
        return Classroom.objects.of_this_year(viewer.school, today)
    return Classroom.objects.filter(school=viewer.school, pk__in=viewer.standing.teaches_in)
