"""Opening a sealed room again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.showcase.models import Section
from hub.showcase.models.sealing import Reopening


@require_POST
def reopen_section(request: HubRequest, public_id: str) -> HttpResponse:
    """Take the seal off for a day, as a teacher of the room's owner, or as a member of staff in one's own."""
    rooms = Section.objects.visible_to(request.viewer).reopenable_by(request.viewer)
    section = get_object_or_404(rooms.select_related("grade", "year", "page__blog"), public_id=public_id)
    Reopening.of(section, by=request.person, now=request.viewer.now)
    messages.success(request, _("The room can be changed until tomorrow. Then it is sealed again."))
    return redirect(section)
