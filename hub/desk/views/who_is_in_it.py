"""Who is seen or heard in the pictures, films and sounds of an entry."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub.audience.http import HubRequest
from hub.desk.who_is_in_it import entries_to_look_through, files_of, note_who_is_in, who_is_in


@require_http_methods(["GET", "HEAD", "POST"])
def who_is_in_it(request: HubRequest, public_id: str) -> HttpResponse:
    """For its authors, and for those who read it as teachers. POST `in-` and the public id of a file: the public ids of
    those who are in it."""
    entry = get_object_or_404(entries_to_look_through(request.viewer), public_id=public_id)
    asked = who_is_in(files_of(entry, request.viewer), request.viewer)
    if request.method != "POST":
        back = entry.get_absolute_url() if entry.slug else reverse("write-entry", args=[entry.public_id])
        return render(
            request, "desk/who_is_in_it.html", {"here": "write", "entry": entry, "back": back, "asked": asked}
        )
    note_who_is_in(asked, request.POST, by=request.person)
    messages.success(request, _("Kept. It holds from this moment on."))
    return redirect("who-is-in-it", entry.public_id)
