"""Who may keep the lists of a school."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.people.models import Person
from hub.portal.rosters import students_of
from hub.school.models import Classroom

P = ParamSpec("P")
View = Callable[Concatenate[HubRequest, P], HttpResponse]


def for_managers(view: View[P]) -> View[P]:
    """A page for administrators and coaches; for everybody else it is not there."""

    @never_cache
    @wraps(view)
    def guarded(request: HubRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.viewer.sees_all_classes:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def may_open_classes(viewer: Viewer) -> bool:
    """Whether they make new classes: administrators and coaches, and where the policy lets teachers their own."""
    return viewer.sees_all_classes or (viewer.is_staff_member and viewer.policy.teachers_may_open_classes)


def student_in(classroom: Classroom, public_id: str) -> Person:
    """A student of this class; 404 for everybody else."""
    for person in students_of(classroom):
        if person.public_id == public_id:
            return person
    raise Http404
