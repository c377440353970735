"""Earlier texts of an entry: look at them, bring one back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry, Revision
from hub.desk.drafts import find_entry
from hub.desk.typed import Typed, keep, newest_text, shown_to_writer
from hub.text.comparing import differences
from hub.text.days import spoken_time

ROWS = 100


@require_safe
def entry_history(request: HubRequest, public_id: str) -> HttpResponse:
    """The earlier texts, the newest first."""
    entry = find_entry(request.viewer, public_id)
    texts = Revision.objects.editable_by(request.viewer).earlier().filter(entry=entry).select_related("by")[:ROWS]
    rows = [_row(text, request.viewer) for text in texts]
    return render(request, "desk/history.html", {"here": "write", "entry": entry, "rows": rows})


@require_safe
def earlier_text(request: HubRequest, public_id: str, number: int) -> HttpResponse:
    """One earlier text, as it was, and what is different now."""
    entry = find_entry(request.viewer, public_id)
    text = _earlier(request.viewer, entry, number)
    context = {
        "here": "write",
        "entry": entry,
        "text": _row(text, request.viewer),
        "body": shown_to_writer(text.body, request.viewer),
        "differences": differences(text.body, newest_text(entry).body),
    }
    return render(request, "desk/earlier_text.html", context)


@require_POST
def bring_back(request: HubRequest, public_id: str, number: int) -> HttpResponse:
    """Put an earlier text into the editor; readers see it once it is published. What was there is in the history."""
    entry = find_entry(request.viewer, public_id)
    text, now = _earlier(request.viewer, entry, number), newest_text(entry)
    if (now.title, now.body) != (entry.title, entry.body) and not now.is_blank:
        Revision.objects.create(entry=entry, title=now.title, body=now.body, by=request.person)
    keep(entry, Typed(text.title, text.body, now.version), by=request.person)
    messages.success(request, _("Here is the earlier text. Readers see it when you save the changes."))
    return redirect("write-entry", entry.public_id)


def _earlier(viewer: Viewer, entry: Entry, number: int) -> Revision:
    return get_object_or_404(Revision.objects.editable_by(viewer).earlier(), entry=entry, pk=number)


def _row(text: Revision, viewer: Viewer) -> dict[str, Any]:
    return {
        "number": text.pk,
        "title": text.title or _("Untitled"),
        "when": spoken_time(text.at, viewer.now),
        "by": text.by.first_name if text.by else "",
        "words": text.words(),
    }
