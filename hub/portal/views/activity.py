"""What was done on the hub, for those who answer for it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hub.activity.models import Kind
from hub.audience.http import HubRequest
from hub.people.models import Person
from hub.portal.activity import PAGE, Asked, reads_log, tell


@never_cache
@require_safe
def activity(request: HubRequest) -> HttpResponse:
    """The newest first, a hundred at once. GET `kind`, `person` (a public id), `day`: less; `before`: reading on."""
    if not reads_log(request.viewer):
        raise Http404
    asked = Asked.by(request.GET)
    acts = list(asked.lines(request.viewer)[: PAGE + 1])
    context = {
        "asked": asked,
        "person": Person.objects.filter(public_id=asked.person).first() if asked.person and acts else None,
        "kinds": [(value, label, value == asked.kind) for value, label in Kind.choices],
        "lines": tell(acts[:PAGE]),
        "older_url": asked.address(before=acts[PAGE - 1].number) if len(acts) > PAGE else "",
    }
    return render(request, "portal/activity.html", context)
