"""Who has done what of what is asked, over all the classes that one looks after."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.assignments.models import Giving
from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.blogs.models import Blog
from hub.desk.class_parts import Learner, Made, made_in
from hub.desk.views.class_wall import taught_by
from hub.school.models import Classroom, Enrolment, Grade
from hub.text.tables import write_table


@require_safe
def school_progress(request: HubRequest) -> HttpResponse:
    """A row a class, by grade and name, never a ranking. GET `of`: the slug of a grade, or a division."""
    rooms, shown, of = _classes(request)
    table_url = f"{reverse('school-progress-table')}?{urlencode({'of': of})}"
    context = {
        "here": "class",
        "rows": _rows(shown, request.viewer),
        "chips": _chips(rooms, of),
        "table_url": table_url,
    }
    return render(request, "desk/school_progress.html", context)


@require_safe
def school_progress_table(request: HubRequest) -> HttpResponse:
    """The same for a spreadsheet."""
    _rooms, shown, _of = _classes(request)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="classes.csv"'
    head = [_("Class"), _("Asked"), _("Students"), _("Goals"), _("Reflections"), _("Pieces"), _("Labels")]
    rows = _rows(shown, request.viewer)
    lines = [[row["name"], row["asked"], row["students"], *row["done"], row["ready"]] for row in rows]
    write_table(response, [[*head, _("All that is asked")], *lines])
    return response


def _classes(request: HubRequest) -> tuple[list[Classroom], list[Classroom], str]:
    """All classes that one looks after, those that were asked for, and how they are called."""
    rooms = list(taught_by(request.viewer).select_related("grade", "year").order_by("grade__number", "name"))
    of = request.GET.get("of", "")
    shown = [room for room in rooms if of in {"", *_names_of(room)}]
    if not shown:
        raise Http404
    return rooms, shown, of


def _rows(rooms: list[Classroom], viewer: Viewer) -> list[dict[str, Any]]:
    """Six queries, however many classes there are."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    givings = Giving.of_classes(rooms, today)
    by_number = {room.pk: room for room in rooms}
    enrolled = Enrolment.objects.filter(classroom__in=by_number).current(today).students()
    class_of = dict(enrolled.values_list("person", "classroom"))
    blogs = Blog.objects.visible_to(viewer).filter(owner__in=enrolled.values("person"))
    learners = {
        owner: Learner(blog, by_number[class_of[owner]], givings.get(class_of[owner]))
        for owner, blog in blogs.values_list("owner", "pk")
    }
    made = made_in(learners, viewer, today)
    of_class: dict[int, list[Made]] = {room.pk: [] for room in rooms}
    for student, learner in learners.items():
        of_class[learner.room.pk].append(made[student])
    return [_row(room, of_class[room.pk], givings.get(room.pk)) for room in rooms]


def _row(room: Classroom, students: list[Made], giving: Giving | None) -> dict[str, Any]:
    parts = [one.progress for one in students]
    done = {
        name: sum(one.is_done(name) and (one.goals > 0 or name not in {"goals", "reflections"}) for one in parts)
        for name in ("goals", "reflections", "choose", "labels")
    }
    return {
        "name": room.name,
        "url": reverse("teach-class", args=[room.slug]),
        "asked": giving.assignment.name if giving else "",
        "students": len(students),
        "done": list(done.values()),
        "ready": sum(one.is_ready for one in students),
    }


def _names_of(room: Classroom) -> set[str]:
    return {room.grade.slug, room.grade.division} if room.grade else set()


def _chips(rooms: list[Classroom], of: str) -> list[dict[str, Any]]:
    grades = list(dict.fromkeys(room.grade for room in rooms if room.grade))
    here = {grade.division for grade in grades}
    named = [(str(label), value) for value, label in Grade.Division.choices if value in here]
    named += [(grade.name, grade.slug) for grade in grades]
    return [
        {"label": _("All"), "url": "?", "on": not of, "count": None},
        *({"label": label, "url": f"?of={value}", "on": of == value, "count": None} for label, value in named),
    ]
