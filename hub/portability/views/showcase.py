"""The page of the old showcase becomes the one here, and its grades become rooms."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.portability.importing.showcases import make_showcase
from hub.portability.views.finding import find_transfer


@require_POST
def showcase(request: HubRequest, public_id: str) -> HttpResponse:
    """Make the page the showcase, with a room for each grade's page or for the grade of today; all of them closed."""
    transfer = find_transfer(request, public_id)
    made = len(make_showcase(transfer, by=request.person))
    words = ngettext("%(count)d room is made. It is closed.", "%(count)d rooms are made. They are closed.", made)
    messages.success(request, words % {"count": made} if made else _("It is the showcase now."))
    return redirect("import-report", transfer.public_id)
