"""Looking at the hub as a student sees it, and being told who looked."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.audience.http import HubRequest
from hub.people.sure import be_sure_first
from hub.safety.forms import LookForm
from hub.safety.looking import begin, end
from hub.safety.models import Looking, students_to_look_as

PAGE = 100


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@be_sure_first
def look_as(request: HubRequest, public_id: str) -> HttpResponse:
    """Why? Then the hub is as this student sees it. POST `reason`."""
    student = get_object_or_404(students_to_look_as(request.viewer), public_id=public_id)
    form = LookForm(request.POST or None)
    if form.is_valid():
        end(request)
        begin(request, Looking.begin(student, form.cleaned_data["reason"], by=request.viewer))
        return redirect("desk")
    context = {"form": form, "student": student}
    return render(request, "safety/look_as.html", context, status=422 if form.errors else 200)


@require_POST
def stop_looking(request: HubRequest) -> HttpResponse:
    """Be oneself again. Pressing it twice is no mistake."""
    end(request)
    messages.success(request, _("You see the hub as yourself again."))
    return redirect("desk")


@never_cache
@require_safe
def who_looked(request: HubRequest) -> HttpResponse:
    """Who looked at the hub as oneself or as one's child, when and why."""
    looks = Looking.objects.told_to(request.viewer).select_related("by", "student").order_by("-started_at", "-pk")
    return render(request, "safety/who_looked.html", {"looks": looks[:PAGE]})
