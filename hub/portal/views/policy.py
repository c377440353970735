"""What the school allows."""

from __future__ import annotations

from copy import copy

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub.activity.models import Kind
from hub.audience.http import HubRequest
from hub.people.sure import be_sure_first
from hub.portal.forms.people import PolicyForm
from hub.portal.managing import for_managers
from hub.school.noting import note


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
@be_sure_first
def change_policy(request: HubRequest) -> HttpResponse:
    """The rules of the school, for its administrators."""
    if not request.viewer.is_administrator:
        raise Http404
    form = PolicyForm(request.POST or None, instance=copy(request.viewer.policy))  # Theirs holds until it is saved.
    if form.is_valid():
        with transaction.atomic():
            form.save()
            changed = " ".join(form.changed_data)
            note(Kind.POLICY_CHANGED, request.school, by=request.person, outcome=changed)
        messages.success(request, _("Saved. It holds from now on."))
        return redirect("manage-policy")
    return render(request, "portal/manage_policy.html", {"form": form}, status=422 if form.errors else 200)
