"""Who works at the school."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.audience.http import HubRequest
from hub.portal.forms.people import InviteStaffForm
from hub.portal.invitations import invite
from hub.portal.managing import for_managers
from hub.portal.rosters import appoint, end_work, staff_of
from hub.school.models import Appointment


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
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
    context = {"form": form, "invited": invited, "staff": staff_of(request.school), "me": request.person}
    return render(request, "portal/manage_staff.html", context, status=422 if form.errors else 200)


@require_POST
@for_managers
def end_appointments(request: HubRequest, public_id: str) -> HttpResponse:
    """Somebody stops working here: out of all roles and classes of the school, and signed out, at once."""
    person = get_object_or_404(staff_of(request.school), public_id=public_id)
    if not request.viewer.is_administrator or person == request.person:
        raise Http404
    end_work(request.school, person, timezone.localdate(), by=request.person)
    messages.success(request, _("%(name)s does not work here any more.") % {"name": person.first_name})
    return redirect("manage-staff")
