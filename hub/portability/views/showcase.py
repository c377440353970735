"""Pages of the old showcase become rooms."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.portability.importing.showcases import make_showcase
from hub.portability.views.finding import find_transfer


@require_POST
def showcase(request: HubRequest, public_id: str) -> HttpResponse:
    """Make a room for each grade's page; all of them closed."""
    transfer = find_transfer(request, public_id)
    made = len(make_showcase(transfer, by=request.person))
    words = ngettext("%(count)d room is made. It is closed.", "%(count)d rooms are made. They are closed.", made)
    messages.success(request, words % {"count": made})
    return redirect("import-report", transfer.public_id)
