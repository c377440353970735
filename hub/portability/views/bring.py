"""The first step: the file comes, and is looked into."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from hub.audience.http import HubRequest
from hub.blogs.models import Blog
from hub.portability.forms import MEGABYTE, MOST_EXPORT, MOST_UPLOADS, BringForm
from hub.portability.importing.outlook import look
from hub.portability.importing.source import NotAnExport, open_source
from hub.portability.models import Transfer

if TYPE_CHECKING:
    Upload = UploadedFile[bytes]


# The token is asked for inside: looking for it reads the whole body, and a body that is too large is not read at all.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HubRequest, slug: str) -> HttpResponse:
    """Take a file for one's own blog or for one's student's. POST `export`, `uploads`."""
    blog = get_object_or_404(Blog.objects.tended_by(request.viewer).select_related("school", "owner"), slug=slug)
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_EXPORT + MOST_UPLOADS + MEGABYTE:
        form = BringForm({})
        form.add_error(None, _("This is too large. Up to %(most)s MB fit.") % {"most": MOST_UPLOADS // MEGABYTE})
        return _page(request, blog, form, status=413)
    return _take(request, blog)


@csrf_protect
def _take(request: HubRequest, blog: Blog) -> HttpResponse:
    form = BringForm(request.POST, request.FILES) if request.method == "POST" else BringForm()
    if not form.is_valid():
        return _page(request, blog, form, status=400 if form.is_bound else 200)
    transfer = _store(request, blog, form.cleaned_data["export"], form.cleaned_data["uploads"])
    try:
        uploads = [Path(transfer.uploads.path)] if transfer.uploads else []
        source = open_source(Path(transfer.export.path), uploads)
        outlook = look(source, blog, request.person)
    except NotAnExport as refused:
        _throw_away(transfer)
        form.add_error("export", str(refused))
        return _page(request, blog, form, status=400)
    looked_at = Transfer.objects.filter(blog=blog, asked_by=request.person, state=Transfer.State.LOOKED_AT)
    for earlier in looked_at.filter(items=None):
        _throw_away(earlier)
    if broken_off := Transfer.objects.broken_off().filter(blog=blog, sha256=transfer.sha256).first():
        broken_off.go_on_with(transfer)
        transfer = broken_off
    transfer.show_outlook(outlook)
    return redirect("import-look", transfer.public_id)


def _store(request: HubRequest, blog: Blog, export: Upload, uploads: Upload | None) -> Transfer:
    """The files on disk under names of ours; no row yet."""
    transfer = Transfer(school=blog.school, blog=blog, asked_by=request.person, name=(export.name or "")[:200])
    digest = hashlib.sha256()
    for chunk in export.chunks():
        digest.update(chunk)
    transfer.sha256 = digest.hexdigest()
    storage = transfer.export.storage
    transfer.export.name = storage.save(f"{transfer.public_id}/export", export)
    if uploads is not None:
        transfer.uploads.name = storage.save(f"{transfer.public_id}/uploads.zip", uploads)
    return transfer


def _throw_away(transfer: Transfer) -> None:
    for file in (transfer.export, transfer.uploads):
        if file:
            file.delete(save=False)
    if transfer.pk:
        transfer.delete()


def _page(request: HubRequest, blog: Blog, form: BringForm, status: int) -> HttpResponse:
    earlier = Transfer.objects.filter(blog=blog).exclude(state=Transfer.State.REFUSED).newest_first()[:5]
    context = {"blog": blog, "form": form, "earlier": earlier}
    return render(request, "portability/bring.html", context, status=status)
