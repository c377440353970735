"""What students of a class threw away, for their teachers to take out of the bin."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry, EntryQuerySet, Rescue
from hub.desk.views.class_wall import taught_by
from hub.school.models import Classroom
from hub.text.days import spoken_day

ROWS = 200


@require_safe
def class_bin(request: HubRequest, slug: str) -> HttpResponse:
    """The last first: whose, what it was called, when it went; not what stood in it."""
    viewer = request.viewer
    room = get_object_or_404(taught_by(viewer), slug=slug)
    binned = _binned_in(room, viewer).select_related("blog__owner").order_by("-binned_at", "-pk")
    rows = [
        {"entry": entry, "person": entry.blog.owner, "line": spoken_day(entry.binned_at, viewer.now)}
        for entry in binned[:ROWS]
        if entry.binned_at
    ]
    return render(request, "desk/class_bin.html", {"here": "class", "room": room, "rows": rows})


@require_POST
def rescue(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """Take it out for its student, who is told and finds it among the drafts."""
    room = get_object_or_404(taught_by(request.viewer), slug=slug)
    entry = get_object_or_404(_binned_in(room, request.viewer), public_id=public_id)
    Rescue.of(entry, by=request.person)
    messages.success(request, _("It is back, as a draft. Whose it is reads of it on the desk."))
    return redirect("class-bin", room.slug)


def _binned_in(room: Classroom, viewer: Viewer) -> EntryQuerySet:
    """Of today's students of the class."""
    today = timezone.localdate(viewer.now, viewer.school.zone)
    students = room.enrolments.current(today).students().values("person")
    return Entry.objects.rescued_by(viewer).filter(blog__owner__in=students)
