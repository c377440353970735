"""The pictures that a class has promised."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hub.audience.http import HubRequest
from hub.desk.promises import promises_of
from hub.desk.views.class_wall import taught_by
from hub.people.network import public_address


@never_cache
@require_safe
def class_promises(request: HubRequest, slug: str) -> HttpResponse:
    """What is still to come, the nearest day first, and a card to print for each."""
    room = get_object_or_404(taught_by(request.viewer).select_related("year"), slug=slug)
    return render(request, "desk/promises.html", promises_of(room, request.viewer, public_address(request)))
