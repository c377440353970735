"""A whole class or the whole school at once, for the office."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.db import transaction
from django.db.models import Count, Q
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.people.sure import be_sure_first
from hub.portability.leaving.classes import blogs_of, blogs_of_school, zip_of
from hub.portability.models import ClassDeparture, Departure
from hub.portability.tasks import pack_next_of_class
from hub.school.models import Classroom, Enrolment

LEFT, SCHOOL, SHOWN = "left", "school", 5
P = ParamSpec("P")
View = Callable[Concatenate[HubRequest, P], HttpResponseBase]


def for_the_office(view: View[P]) -> View[P]:
    """A page for administrators; for everybody else it is not there."""

    @never_cache
    @wraps(view)
    def guarded(request: HubRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.viewer.is_administrator:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@for_the_office
def take_classes(request: HubRequest) -> HttpResponse:
    """What is being packed or lies ready, for htmx alone when it asks; and all classes, the newest year first."""
    asked = ClassDeparture.objects.asked_by_viewer(request.viewer).select_related("classroom").counted()
    packed = list(asked.newest_first()[:SHOWN])
    if request.htmx:
        return render(request, "portability/_packed_classes.html", {"packed": packed})
    students = Q(enrolments__role=Enrolment.Role.STUDENT)
    classes = Classroom.objects.filter(school=request.school).select_related("year")
    counted = classes.annotate(students=Count("enrolments", filter=students)).order_by(
        "-year__starts_on", "grade__number", "name"
    )
    context = {
        "packed": packed,
        "classes": counted,
        "here": blogs_of_school(request.viewer).count(),
        "school_key": SCHOOL,
        "left": blogs_of(request.viewer, None).count(),
        "left_key": LEFT,
    }
    return render(request, "portability/take_classes.html", context)


@require_POST
@for_the_office
@be_sure_first
def pack_class(request: HubRequest) -> HttpResponse:
    """Put all of it on the queue, unless it is under way. POST `classroom`: a class, "school" for all classes of today,
    or "left" for those who are in none any more."""
    told, classroom = request.POST.get("classroom", ""), None
    if told not in (LEFT, SCHOOL):
        classroom = get_object_or_404(Classroom, school=request.school, public_id=told)
    blogs = blogs_of_school(request.viewer) if told == SCHOOL else blogs_of(request.viewer, classroom)
    with transaction.atomic():
        together, is_new = ClassDeparture.ask(
            blogs, classroom, by=request.person, school=request.school, is_whole_school=told == SCHOOL
        )
        if is_new:
            pack_next_of_class.enqueue(together.pk)
    return redirect("take-classes")


@require_safe
@for_the_office
@be_sure_first
def packed_class(request: HubRequest, public_id: str) -> HttpResponseBase:
    """All that lies ready of it, in one zip."""
    together = _find(request, public_id)
    ready = together.departures.filter(state=Departure.State.DONE).exclude(file="").select_related("blog__owner")
    departures = list(ready.order_by("blog__slug"))
    if not departures:
        raise Http404
    response = StreamingHttpResponse(zip_of(together, departures), content_type="application/zip")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=together.file_name)
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@for_the_office
def stop_class(request: HubRequest, public_id: str) -> HttpResponse:
    """Not now. What lies ready of it is taken away, too."""
    _find(request, public_id).stop()
    return redirect("take-classes")


def _find(request: HubRequest, public_id: str) -> ClassDeparture:
    asked = ClassDeparture.objects.asked_by_viewer(request.viewer).select_related("classroom")
    return get_object_or_404(asked, public_id=public_id)
