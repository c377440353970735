"""The classes of the school, and a new one."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hub.audience.http import HubRequest
from hub.portal.forms.new_class import NewClassForm
from hub.portal.managing import for_managers, may_open_classes
from hub.portal.new_class import make_class
from hub.portal.printing import show_cards
from hub.portal.rosters import classes_tended_by, years_of
from hub.school.dates import holds_on
from hub.school.models import Enrolment


@require_safe
@for_managers
def manage(request: HubRequest) -> HttpResponse:
    """The classes of this year, and where to go from here."""
    now = holds_on(timezone.localdate(), "enrolments__") & Q(enrolments__role=Enrolment.Role.STUDENT)
    classes = classes_tended_by(request.viewer).filter(year__in=years_of(request.school))
    counted = classes.annotate(student_count=Count("enrolments", filter=now))
    return render(request, "portal/manage.html", {"classes": counted})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_class(request: HubRequest) -> HttpResponse:
    """A class from pasted names: look at what they become, then make it and print the cards. A teacher opens their own
    where the school's policy lets them."""
    if not may_open_classes(request.viewer) or not years_of(request.school):
        raise Http404
    form = NewClassForm(request.POST or None, viewer=request.viewer, me=request.person)
    if form.is_valid() and "make" in request.POST:
        told = form.cleaned_data
        classroom, cards = make_class(
            request.school,
            told["year"],
            told["grade"],
            told["name"],
            teacher=told["teacher"],
            names=told["names"],
            by=request.person,
        )
        return show_cards(request, classroom, cards)
    context = {"form": form, "preview": form.preview() if form.is_bound else None}
    return render(request, "portal/add_class.html", context, status=422 if form.errors else 200)
