"""What a lead does about a worry."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.safety.models import Worry


@require_POST
def close_worry(request: HubRequest, public_id: str) -> HttpResponse:
    """Close it. POST `done`: what was done about it, or why it was nothing; `let_in`: what was written goes its way."""
    worry = get_object_or_404(Worry.objects.moderated_by(request.viewer).open(), public_id=public_id)
    done = request.POST.get("done", "").strip()[:2000]
    if not done:
        messages.error(request, _("Write what you did about it, or why it was nothing."))
    else:
        worry.close(by=request.person, done=done, let_in="let_in" in request.POST)
        messages.success(request, _("Closed."))
    return redirect("waiting")
