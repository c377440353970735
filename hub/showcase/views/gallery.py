"""What a room's owner says about it: ready or in progress, and that kind words are wanted."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.showcase.views.section import find_section


@require_POST
def say_ready(request: HubRequest, public_id: str) -> HttpResponse:
    """Say that the room is ready. POST `not`: it is still in progress."""
    section = find_section(request, public_id)
    section.say_ready(ready="not" not in request.POST)
    messages.success(request, _("Your room is ready.") if section.ready_at else _("Your room is in progress."))
    return redirect(section)


@require_POST
def want_words(request: HubRequest, public_id: str) -> HttpResponse:
    """Put the room among those that ask for kind words. POST `not`: take it out."""
    section = find_section(request, public_id)
    section.want_words(wanted="not" not in request.POST)
    asks = section.words_wanted_at is not None
    messages.success(
        request,
        _("Your room is in the gallery. Whoever may come in finds it there.") if asks else _("It asks no more."),
    )
    return redirect(section)
