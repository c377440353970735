"""What a lead needs beside the queue: how long answers took, and a way to a student of any class."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.people.models import Person
from hub.safety.answering import reports_answered, worries_answered
from hub.safety.models import reads_worries, students_to_look_as

MOST = 20


@never_cache
@require_safe
def looking_after(request: HubRequest) -> HttpResponse:
    """For whoever reads worries. GET `name`: students whose first or last name begins so."""
    viewer = request.viewer
    if not reads_worries(viewer):
        raise Http404
    name = request.GET.get("name", "").replace("\0", "").strip()[:60]
    context = {
        "here": "waiting",
        "worries": worries_answered(viewer),
        "reports": reports_answered(viewer),
        "name": name,
        "found": _called(name, viewer) if name else [],
    }
    return render(request, "safety/looking_after.html", context)


def _called(name: str, viewer: Viewer) -> list[Person]:
    begins = Q(first_name__istartswith=name) | Q(last_name__istartswith=name)
    return list(students_to_look_as(viewer).filter(begins).order_by("first_name", "last_name", "pk")[:MOST])
