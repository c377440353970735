"""What was changed there and here: both texts side by side, and the owner's choice."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry, Revision
from hub.media.models import MediaFile
from hub.portability.importing.bringing import replace
from hub.portability.importing.differing import ASKED, text_now
from hub.portability.models import ImportedItem, Transfer
from hub.portability.views.finding import find_transfer
from hub.text.references import References, media_ids
from hub.text.references import render as as_html

MOST = 20


def undecided(transfer: Transfer, viewer: Viewer) -> QuerySet[ImportedItem]:
    """What the viewer, who writes the blog, has still to choose."""
    mine = Entry.objects.editable_by(viewer).filter(blog=transfer.blog_id, binned_at=None)
    lines = transfer.items.filter(kind=ImportedItem.Kind.DIFFERS, status=ASKED)
    return lines.filter(entry__in=mine).order_by("pk")


@require_safe
def differences(request: HubRequest, public_id: str) -> HttpResponse:
    """The first of them, each as it is here and as it came."""
    transfer = find_transfer(request, public_id)
    lines = list(undecided(transfer, request.viewer).select_related("entry")[:MOST])
    bodies = [body for line in lines if line.entry for body in (line.entry.body, line.leftovers["theirs"]["body"])]
    named = {one for body in bodies for one in media_ids(body)}
    files = MediaFile.objects.visible_among(named, request.viewer).with_renditions()
    references = References({file.public_id: file.shown() for file in files}, {})
    context = {"transfer": transfer, "blog": transfer.blog, "lines": [_row(line, references) for line in lines]}
    return render(request, "portability/differences.html", context)


@require_POST
def choose_text(request: HubRequest, public_id: str, number: int) -> HttpResponse:
    """POST `keep`: "mine", "theirs", or "both", which makes a draft of the one that came. What was not
    chosen is among the earlier texts."""
    transfer = find_transfer(request, public_id)
    line = get_object_or_404(undecided(transfer, request.viewer).select_related("entry__blog"), pk=number)
    entry, theirs, keep = line.entry, line.leftovers["theirs"], request.POST.get("keep")
    if entry is None or keep not in {"mine", "theirs", "both"}:
        return redirect("import-differences", transfer.public_id)
    if keep == "mine":
        Revision.objects.create(entry=entry, title=theirs["title"], body=theirs["body"], by=request.person)
    elif keep == "theirs":
        line.leftovers["was"] = text_now(entry)
        replace(entry, theirs["title"], theirs["body"], by=request.person)
    elif keep == "both":
        draft = Entry.start(entry.blog, by=request.person, kind=entry.kind, title=theirs["title"], body=theirs["body"])
        messages.success(request, _("The text that came is a draft of its own now: %(title)s") % {"title": draft})
    line.status = keep
    line.save(update_fields=["status", "leftovers"])
    over = not undecided(transfer, request.viewer).exists()
    return redirect("import-report" if over else "import-differences", transfer.public_id)


def _row(line: ImportedItem, references: References) -> dict[str, Any]:
    theirs = line.leftovers["theirs"]
    here = {"title": line.entry.title, "html": as_html(line.entry.body, references)} if line.entry else {}
    return {
        "number": line.pk,
        "name": line.title,
        "here": here,
        "theirs": {"title": theirs["title"], "html": as_html(theirs["body"], references)},
    }
