"""The page of an entry as its readers will see it, for those who write it."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hub.audience.http import HubRequest
from hub.blogs.models import Entry, WorkingCopy
from hub.media.models import MediaFile
from hub.reading.entry_page import BESIDE, entry_context
from hub.text.references import media_ids


@require_safe
def look_first(request: HubRequest, public_id: str) -> HttpResponse:
    """The entry with the text as it is in the editor; nothing is saved, and only its authors get here."""
    viewer = request.viewer
    entries = Entry.objects.editable_by(viewer).filter(binned_at=None)
    entries = entries.select_related(*BESIDE)
    entry = get_object_or_404(entries, public_id=public_id)
    copy = WorkingCopy.of(entry)
    if copy is not None:
        entry.set_text(copy.title, copy.body)
    wanted = Q(public_id__in=media_ids(entry.body)) | Q(pk=entry.featured_id)
    media = MediaFile.objects.visible_to(viewer).filter(wanted).with_renditions()
    context = entry_context(entry, viewer, media=media)
    return render(request, "reading/look.html", context | {"comments": [], "here": "write"})
