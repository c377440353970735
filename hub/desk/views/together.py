"""Those with whom it was made: who reads it then, reading that one is named, having no part in it any more."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.blogs.models import Authorship, Rescue
from hub.desk.drafts import find_entry, find_or_new
from hub.desk.forms import FilingForm
from hub.desk.together import together_of


@require_POST
def entry_readers(request: HubRequest, public_id: str) -> HttpResponse:
    """Who can see it when these are named; nothing is kept. POST `together`: public ids.

    {audience: {"line": who, in words, "off": whether it cannot be chosen}}.
    """
    form = FilingForm(request.POST, entry=find_or_new(request, public_id), viewer=request.viewer)
    choices = form.choosing.choices(form.chosen("audience"))
    return JsonResponse({choice.value: {"line": choice.line, "off": choice.off} for choice in choices})


@require_POST
def posted_seen(request: HubRequest) -> HttpResponse:
    """I have read what others put on my blog, and what came back from the bin."""
    Rescue.news_for(request.person).update(seen_at=request.viewer.now)
    Authorship.news_for(request.person, request.viewer.now).update(seen_at=request.viewer.now)
    return redirect("desk")


@require_POST
def leave_entry(request: HubRequest, public_id: str) -> HttpResponse:
    """Have no part in it any more; whoever it belongs to stays."""
    entry, person = find_entry(request.viewer, public_id), request.person
    made = together_of(entry, request.viewer)
    if person.pk not in made.authors or person.pk == made.host:
        raise Http404
    entry.leave(person)
    messages.success(request, _("It is not yours any more. The others keep it."))
    return redirect("desk")
