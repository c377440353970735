"""With which tools a class writes, and each of its students."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub.audience.http import HubRequest
from hub.desk.simple_writing import choose_writing
from hub.desk.views.class_wall import taught_by
from hub.people.models import Person
from hub.school.models import Classroom, Enrolment


@require_http_methods(["GET", "HEAD", "POST"])
def simple_writing(request: HubRequest, slug: str) -> HttpResponse:
    """For the whole class, and for whom it is different. POST `class`: simple or full; `student-<id>`: simple, full
    or nothing."""
    room = get_object_or_404(taught_by(request.viewer), slug=slug)
    today = timezone.localdate(request.viewer.now, request.viewer.school.zone)
    enrolled = Enrolment.objects.filter(classroom=room).current(today).students().select_related("person")
    students = [enrolment.person for enrolment in enrolled.order_by("person__first_name", "person__pk")]
    if request.method == "POST":
        _save(room, students, request.POST)
        messages.success(request, _("Saved. It is so from the next time they write."))
        return redirect("teach-class", room.slug)
    rows = [{"person": student, "name": f"student-{student.public_id}"} for student in students]
    return render(request, "desk/simple_writing.html", {"here": "class", "room": room, "rows": rows})


@transaction.atomic
def _save(room: Classroom, students: list[Person], chosen: Any) -> None:
    if chosen.get("class") in Person.Writing.values:
        room.simple_writing = chosen["class"] == Person.Writing.SIMPLE
        room.save(update_fields=["simple_writing"])
    for student in students:
        writing = chosen.get(f"student-{student.public_id}", student.writing)
        if writing != student.writing and writing in {"", *Person.Writing.values}:
            choose_writing(student, writing)
