"""Who works at the school."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.activity.models import Kind
from hub.audience.http import HubRequest
from hub.people import second_step
from hub.people.models import Person
from hub.people.sure import be_sure_first
from hub.portal.forms.people import InviteStaffForm
from hub.portal.invitations import invite
from hub.portal.managing import for_managers
from hub.portal.rosters import appoint, end_work
from hub.school.elsewhere import at_another_school
from hub.school.models import Appointment
from hub.school.noting import note
from hub.school.staff import staff_of


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
@be_sure_first
def manage_staff(request: HubRequest) -> HttpResponse:
    """The list of staff, and inviting somebody. Only administrators make administrators."""
    form = InviteStaffForm(request.POST or None)
    invited = None
    if form.is_valid():
        role = form.cleaned_data["role"]
        if role != Appointment.Role.TEACHER and not request.viewer.is_administrator:
            raise Http404
        invited = invite(request, form.cleaned_data["first_name"], form.cleaned_data["email"])
        appoint(request.school, invited.person, role, by=request.person)
        form = InviteStaffForm()
    staff = list(staff_of(request.school))
    with_code = second_step.who_has_it(staff_of(request.school).exclude(at_another_school(request.school)))
    rows = [(person, person.pk in with_code) for person in staff]
    context = {"form": form, "invited": invited, "rows": rows, "me": request.person}
    return render(request, "portal/manage_staff.html", context, status=422 if form.errors else 200)


@require_POST
@for_managers
@be_sure_first
def end_appointments(request: HubRequest, public_id: str) -> HttpResponse:
    """Somebody stops working here: out of all roles and classes of the school, and signed out, at once."""
    person = _colleague(request, public_id)
    end_work(request.school, person, timezone.localdate(), by=request.person)
    messages.success(request, _("%(name)s does not work here any more.") % {"name": person.first_name})
    return redirect("manage-staff")


@require_POST
@for_managers
@be_sure_first
def end_second_step(request: HubRequest, public_id: str) -> HttpResponse:
    """Somebody has lost phone and paper: the password alone lets them in. They are signed out, and told by mail.
    Who is at another school, too, is helped by the operator: the second step keeps that school's doors as well."""
    person = _colleague(request, public_id)
    if Person.objects.filter(at_another_school(request.school), pk=person.pk).exists():
        raise Http404
    with transaction.atomic():
        second_step.turn_off(person, by=request.person)
        note(Kind.SECOND_STEP_ENDED, request.school, by=request.person, about=person)
    messages.success(
        request,
        _("%(name)s comes in with the password alone now, and is told so by mail.") % {"name": person.first_name},
    )
    return redirect("manage-staff")


def _colleague(request: HubRequest, public_id: str) -> Person:
    """Somebody who works here, for an administrator who is somebody else; for others nobody is there."""
    person = get_object_or_404(staff_of(request.school), public_id=public_id)
    if not request.viewer.is_administrator or person == request.person:
        raise Http404
    return person
