"""The yes that lets others see what came."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.portability.importing import releasing
from hub.portability.views.finding import find_transfer


@require_POST
def release(request: HubRequest, public_id: str) -> HttpResponse:
    """Show what was published there to `audience`."""
    transfer = find_transfer(request, public_id)
    try:
        is_out = releasing.release(transfer, by=request.person, audience=request.POST.get("audience", ""))
    except ValueError:
        messages.error(request, _("Choose who can see it."))
    else:
        words = _("It is on the blog now.") if is_out else _("A teacher says yes first. Then it is on the blog.")
        messages.success(request, words)
    return redirect("import-report", transfer.public_id)
