"""The school itself: its names, its language, its time and its year."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub.audience.http import HubRequest
from hub.portal.forms.set_up import ChangeSchoolForm
from hub.portal.managing import for_managers


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def change_school(request: HubRequest) -> HttpResponse:
    """What was said when the school was set up, to be changed by its administrators. POST: the fields of the form."""
    if not request.viewer.is_administrator:
        raise Http404
    form = ChangeSchoolForm(request.POST or None, school=request.school)
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved. It holds from now on."))
        return redirect("manage-school")
    return render(request, "portal/manage_school.html", {"form": form}, status=422 if form.errors else 200)
