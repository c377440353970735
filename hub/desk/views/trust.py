"""What a teacher reads first, student by student."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub.audience.http import HubRequest
from hub.desk.views.class_wall import taught_by
from hub.people.models import Person
from hub.school.models import Trust


@require_http_methods(["GET", "HEAD", "POST"])
def trust(request: HubRequest, slug: str) -> HttpResponse:
    """All, the first few, or nothing, as far as the school lets teachers. POST `student-<id>`: a level, or nothing for
    as the school has it."""
    viewer = request.viewer
    room = get_object_or_404(taught_by(viewer), slug=slug)
    today = timezone.localdate(viewer.now, viewer.school.zone)
    enrolled = room.enrolments.current(today).students().select_related("person")
    students = [enrolment.person for enrolment in enrolled.order_by("person__first_name", "person__pk")]
    said = {one.student_id: one for one in Trust.objects.filter(school=viewer.school, student__in=students)}
    levels = _levels(may_trust=viewer.policy.teachers_may_trust)
    if request.method == "POST":
        _save(request, students, said, {value for value, _label in levels})
        messages.success(request, _("Saved. It is so from now on."))
        return redirect("teach-class", room.slug)
    rows = [_row(student, said.get(student.pk)) for student in students]
    return render(request, "desk/trust.html", {"here": "class", "room": room, "rows": rows, "levels": levels})


def _levels(*, may_trust: bool) -> list[tuple[str, object]]:
    """To read more than the school asks for is a teacher’s own choice; to read less only where the school says so."""
    return [(level.value, capfirst(level.label)) for level in Trust.Level if may_trust or level is Trust.Level.ALL]


def _row(student: Person, said: Trust | None) -> dict[str, object]:
    left = said.left if said is not None and said.level == Trust.Level.FEW else None
    return {
        "person": student,
        "name": f"student-{student.public_id}",
        "level": said.level if said else "",
        "left": left,
    }


@transaction.atomic
def _save(request: HubRequest, students: list[Person], said: dict[int, Trust], levels: set[str]) -> None:
    for student in students:
        before = said[student.pk].level if student.pk in said else ""
        level = request.POST.get(f"student-{student.public_id}", before)
        if level != before and level in {"", *levels}:
            Trust.say(request.viewer.school, student, level, by=request.person)
