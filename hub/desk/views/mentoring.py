"""One's mentor and those whose mentor one is; for the office, the mentor of somebody. Choosing, and ending it."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.activity.models import Kind
from hub.audience.http import HubRequest
from hub.desk.mentoring import mentees_panel, mentor_context, own_news
from hub.people.models import Person
from hub.school.models import Mentorship
from hub.school.noting import note
from hub.school.staff import staff_of


@require_safe
def mentoring(request: HubRequest) -> HttpResponse:
    """One's own mentor, what was said in private, and the rooms of those whose mentor one is."""
    if not request.viewer.is_staff_member:
        raise Http404
    context = mentor_context(request.person, request.viewer) | {
        "here": "desk",
        "news": own_news(request.viewer, request.person),
        "mentees": mentees_panel(request.viewer),
    }
    return render(request, "desk/mentoring.html", context)


@require_safe
def mentor_of(request: HubRequest, public_id: str) -> HttpResponse:
    """The mentor of a colleague, for the office."""
    teacher = _teacher(request, public_id)
    return render(request, "desk/mentoring.html", mentor_context(teacher, request.viewer) | {"here": "manage"})


@require_POST
def begin_mentorship(request: HubRequest, public_id: str) -> HttpResponse:
    """Choose the mentor of oneself, or as the office of a colleague. POST `mentor`: the public id of a colleague."""
    teacher = _teacher(request, public_id)
    others = staff_of(request.school).exclude(pk=teacher.pk).filter(is_active=True)
    mentor = others.filter(public_id=request.POST.get("mentor", "")).first()
    if mentor is None:
        messages.error(request, _("Choose a colleague."))
    else:
        with transaction.atomic():
            Mentorship.begin(request.school, teacher, mentor, by=request.person)
            note(Kind.ROLE_GIVEN, request.school, by=request.person, about=mentor, thing=f"mentor {teacher.public_id}")
        messages.success(request, _("%(name)s is the mentor now.") % {"name": mentor.full_name})
    return _back(request, teacher)


@require_POST
def end_mentorship(request: HubRequest, public_id: str) -> HttpResponse:
    """End it: as the teacher, as the mentor, or as the office."""
    going_on = Mentorship.objects.going_on().filter(school=request.school, teacher__public_id=public_id)
    found = get_object_or_404(going_on.select_related("teacher", "mentor"))
    if found.mentor_id != request.person.pk:
        _teacher(request, public_id)
    with transaction.atomic():
        going_on.end(by=request.person)
        note(Kind.ROLE_ENDED, request.school, by=request.person, about=found.mentor, thing=f"mentor {public_id}")
    messages.success(request, _("It is ended. From now on they see what every colleague sees."))
    return _back(request, found.teacher)


def _teacher(request: HubRequest, public_id: str) -> Person:
    """Oneself, who works here; for an administrator any colleague. 404 for everybody else."""
    teacher = get_object_or_404(staff_of(request.school), public_id=public_id)
    if teacher != request.person and not request.viewer.is_administrator:
        raise Http404
    return teacher


def _back(request: HubRequest, teacher: Person) -> HttpResponse:
    if teacher == request.person or not request.viewer.is_administrator:
        return redirect("mentoring")
    return redirect("mentor-of", teacher.public_id)
