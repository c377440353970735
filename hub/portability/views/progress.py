"""How far it is. The page may be left; the import goes on."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from hub.audience.http import HubRequest
from hub.portability.views.finding import find_transfer


def progress(request: HubRequest, public_id: str) -> HttpResponse:
    """The page, or for htmx its moving part, until all is in; then the way to the report."""
    transfer = find_transfer(request, public_id)
    if transfer.keeps_busy:
        address = reverse("import-progress", args=[transfer.public_id])
        template = "portability/_moving.html" if request.htmx else "portability/progress.html"
        return render(request, template, {"transfer": transfer, "blog": transfer.blog, "poll_url": address})
    over = "import-look" if transfer.state == transfer.State.LOOKED_AT else "import-report"
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": reverse(over, args=[transfer.public_id])})
    return redirect(over, transfer.public_id)
