"""What a family allows, as the school notes it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.portal.forms.people import ConsentForm
from hub.portal.managing import for_managers, student_in
from hub.portal.rosters import classes_tended_by
from hub.school.models import Consent


@require_POST
@for_managers
def give_consent(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """Note that the family has given one kind of consent."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    student = student_in(classroom, public_id)
    Consent.give(request.school, student, _kind(request), by=None, noted_by=request.person)
    return redirect("manage-student", slug, public_id)


@require_POST
@for_managers
def withdraw_consent(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """Note that the family has withdrawn one kind; it holds at once, everywhere."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    student = student_in(classroom, public_id)
    Consent.withdraw(request.school, student, _kind(request), by=request.person)
    return redirect("manage-student", slug, public_id)


def _kind(request: HubRequest) -> str:
    form = ConsentForm(request.POST)
    if not form.is_valid():
        raise Http404
    kind: str = form.cleaned_data["kind"]
    return kind
