"""Saving what is typed: by the editor while somebody types, or by a button."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.blogs.models import Entry
from hub.desk.asking import AskingForm
from hub.desk.drafts import find_entry, find_or_new, started
from hub.desk.filing import file_away
from hub.desk.forms import FilingForm, TextForm
from hub.desk.simple_writing import choose_writing
from hub.desk.typed import Typed, keep, newest_text
from hub.desk.write_page import write_page
from hub.people.models import Person


@require_POST
def keep_entry(request: HubRequest, public_id: str) -> HttpResponse:
    """Keep the text as it is typed; readers see nothing of it. POST `look`: show it as readers will see it; `tools`:
    go on with these, simple or full, from now on.

    Asked for JSON: {"saved": true, "version": n}, or 409 {"conflict": true, "version": n, "title": the other title,
    "html": the other text}.
    """
    entry = find_or_new(request, public_id)
    form = TextForm(request.POST, entry=entry)
    wants_json = "application/json" in request.headers.get("Accept", "")
    if not form.is_valid():
        errors = [str(error) for error in form.non_field_errors()] or [_("We couldn't save. Try again.")]
        return JsonResponse({"errors": errors}, status=422) if wants_json else _again(request, entry, errors)
    if request.POST.get("tools") in Person.Writing.values:
        choose_writing(request.person, request.POST["tools"])
    if not entry.pk and form.text.is_blank:
        return JsonResponse({"saved": True, "version": 0}) if wants_json else redirect("write")
    entry = started(entry, by=request.person, viewer=request.viewer)
    copy = keep(entry, form.text, by=request.person)
    if copy is None:
        return _both(request, entry, form.text, wants_json=wants_json)
    if entry.published_at is None:
        _keep_choices(request, entry)
    page = reverse("write-entry", args=[entry.public_id])
    if wants_json:
        return JsonResponse({"saved": True, "version": copy.version, "page": page})
    if "look" in request.POST:
        return redirect("look-first", entry.public_id)
    if "tools" in request.POST:
        return redirect(page)
    messages.success(request, _("Saved. Readers see it when you publish it."))
    return redirect(f"{page}?guess=1")


def _keep_choices(request: HubRequest, entry: Entry) -> None:
    """What is chosen beside a draft is kept too, as far as it is finished."""
    form = FilingForm(request.POST, entry=entry, viewer=request.viewer)
    if form.is_valid():
        entry.write_with(form.named, by=request.person)
        file_away(entry, form.cleaned_data | {"new_shelf": ""})
        entry.audience = form.cleaned_data["audience"]
        entry.save(update_fields=["audience"])
    asking = AskingForm(request.POST, entry=entry, viewer=request.viewer)
    if asking.is_valid():
        asking.save(entry)


def _both(request: HubRequest, entry: Entry, mine: Typed, *, wants_json: bool) -> HttpResponse:
    entry = find_entry(request.viewer, entry.public_id)
    if not wants_json:
        return write_page(request, entry, text=mine, status=409)
    other = newest_text(entry)
    told = {"conflict": True, "version": other.version, "title": other.title, "html": other.body}
    return JsonResponse(told, status=409)


def _again(request: HubRequest, entry: Entry, errors: list[str]) -> HttpResponse:
    typed = Typed(request.POST.get("title", ""), "")
    return write_page(request, entry, text=typed, errors=errors, status=422)
