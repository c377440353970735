"""The bin: what lies there can be taken out again for 30 days."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.blogs.models import Entry
from hub.blogs.models.entry_queryset import BIN_KEEPS
from hub.desk.drafts import find_entry
from hub.desk.recordings import names_of

ROWS = 200


@require_safe
def my_bin(request: HubRequest) -> HttpResponse:
    """What one has thrown away, the last first."""
    viewer = request.viewer
    mine = Entry.objects.editable_by(viewer).select_related("blog", "working_copy")
    binned = list(mine.binned().order_by("-binned_at")[:ROWS])
    names = names_of(binned, viewer)
    rows = []
    for entry in binned:
        left = max(0, (entry.binned_at + BIN_KEEPS - viewer.now).days) if entry.binned_at else 0
        line = ngettext("%(count)d day left", "%(count)d days left", left) % {"count": left}
        rows.append({"entry": entry, "title": names[entry.pk], "line": line})
    return render(request, "desk/bin.html", {"here": "desk", "rows": rows})


@require_POST
def bin_entry(request: HubRequest, public_id: str) -> HttpResponse:
    """Put it into the bin."""
    entry = find_entry(request.viewer, public_id)
    entry.bin()
    messages.success(request, _("It is in the bin. You can take it out again for 30 days."))
    return redirect("my-bin")


@require_POST
def restore_entry(request: HubRequest, public_id: str) -> HttpResponse:
    """Take it out of the bin, as it was."""
    entry = get_object_or_404(Entry.objects.editable_by(request.viewer).binned(), public_id=public_id)
    entry.restore()
    messages.success(request, _("It is back, as it was."))
    return redirect("write-entry", entry.public_id)
