"""The second step: what would happen, and the word to start."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.portability.forms import StartForm
from hub.portability.models import ReportRow
from hub.portability.numbers import numbers_of, states_of
from hub.portability.tasks import bring_transfer
from hub.portability.views.finding import find_transfer, find_with_ownership
from hub.portability.writers_form import WritersForm

ROWS = 200


def look(request: HubRequest, public_id: str) -> HttpResponse:
    """What the file holds, what will change and what will stay behind. Nothing is stored but the file."""
    transfer, is_own = find_with_ownership(request, public_id)
    if transfer.keeps_busy:
        return redirect("import-progress", transfer.public_id)
    if transfer.state != transfer.State.LOOKED_AT:
        return redirect("import-report", transfer.public_id)
    outlook = transfer.outlook
    rows = transfer.rows.told_to(is_own=is_own)
    context = {
        "transfer": transfer,
        "blog": transfer.blog,
        "outlook": outlook,
        "numbers": numbers_of(outlook["imported"], transfer.told(is_own=is_own)[ReportRow.Part.LEFT_OUT]),
        "states": states_of(outlook),
        "form": StartForm() if outlook.get("missing") and transfer.kind == transfer.Kind.WORDPRESS else None,
        "writers": WritersForm(transfer) if transfer.export else None,
        "changed": rows.filter(part=ReportRow.Part.CHANGED).values("item", what=F("words"))[:ROWS],
        "left_out": rows.filter(part=ReportRow.Part.LEFT_OUT).values("item", what=F("words"))[:ROWS],
    }
    return render(request, "portability/look.html", context)


@require_POST
def start(request: HubRequest, public_id: str) -> HttpResponse:
    """Put it on the queue, once. POST `partly`: "yes", to bring in what is whole of a damaged file; `fetch`, to ask
    the old site for files that did not come along; on a class's blog who each writer is here."""
    transfer = find_transfer(request, public_id)
    with transaction.atomic():
        though_damaged = request.POST.get("partly") == "yes"
        people = WritersForm(transfer, request.POST).people()
        if transfer.line_up(though_damaged=though_damaged, and_fetch="fetch" in request.POST, people=people):
            bring_transfer.enqueue(transfer.pk)
    return redirect("import-progress", transfer.public_id)
