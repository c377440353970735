"""Taking an import out again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.portability.importing import undoing
from hub.portability.views.finding import find_transfer
from hub.text.lists import listed


@require_POST
def undo(request: HubRequest, public_id: str) -> HttpResponse:
    """Take out what came, if nobody has built on it."""
    transfer = find_transfer(request, public_id)
    if transfer.state != transfer.State.DONE:
        return redirect("import-progress", transfer.public_id)
    try:
        undoing.undo(transfer)
    except undoing.InUse as used:
        words = _("Some of it was changed or used here, so it stays: %(titles)s")
        messages.error(request, words % {"titles": listed(used.titles[:5])})
        return redirect("import-report", transfer.public_id)
    messages.success(request, _("All of it is out again."))
    return redirect("import-wordpress", transfer.blog.slug)
