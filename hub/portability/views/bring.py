"""The first step: the file comes, and is looked into."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from hub.audience.http import HubRequest
from hub.blogs.models import Blog
from hub.portability.forms import MEGABYTE, MOST_EXPORT, MOST_UPLOADS, BringForm
from hub.portability.importing.fetching import place_of
from hub.portability.importing.formats import note_kind, outlook_of
from hub.portability.importing.outlook import Outlook
from hub.portability.importing.source import NotAnExport
from hub.portability.models import Transfer
from hub.portability.tasks import look_at_transfer

if TYPE_CHECKING:
    Upload = UploadedFile[bytes]

MOST_AT_ONCE = MEGABYTE // 2
"""An export of this size holds some 250 posts and is looked at in half a second."""


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
    if not form.cleaned_data["export"]:
        return _fetch(request, blog, form.cleaned_data["code"])
    transfer = _store(request, blog, form.cleaned_data["export"], form.cleaned_data["uploads"])
    try:
        outlook = _look(transfer)
    except NotAnExport as refused:
        _throw_away(transfer)
        form.add_error("export", str(refused))
        return _page(request, blog, form, status=400)
    with transaction.atomic():
        transfer = _in_its_place(transfer)
        if outlook is None:
            look_at_transfer.enqueue(transfer.pk)
        else:
            transfer.show_outlook(outlook)
    return redirect("import-look", transfer.public_id)


def _fetch(request: HubRequest, blog: Blog, code: str) -> HttpResponse:
    """The other hub sends the file; the worker asks for it."""
    transfer = Transfer(school=blog.school, blog=blog, asked_by=request.person, state=Transfer.State.LOOKING)
    transfer.kind, transfer.pulled_from, transfer.name = Transfer.Kind.ARCHIVE, code, place_of(code).origin
    with transaction.atomic():
        _throw_unstarted_away(transfer)
        transfer.save()
        look_at_transfer.enqueue(transfer.pk)
    return redirect("import-look", transfer.public_id)


def _look(transfer: Transfer) -> Outlook | None:
    """What would happen; None when looking takes longer than a page may, and the worker does it. Raises NotAnExport."""
    note_kind(transfer)
    uploads = transfer.uploads.size if transfer.uploads else 0
    if transfer.export.size <= MOST_AT_ONCE and uploads <= 100 * MOST_AT_ONCE:
        return outlook_of(transfer)
    return None


def _in_its_place(transfer: Transfer) -> Transfer:
    """The row of what was brought: what broke off with the same file, or a new one. It takes the place of what the
    same person brought before and did not start."""
    _throw_unstarted_away(transfer)
    same_blog = Transfer.objects.filter(blog=transfer.blog)
    if broken_off := same_blog.broken_off().filter(sha256=transfer.sha256).first():
        broken_off.go_on_with(transfer)
        return broken_off
    transfer.save()
    return transfer


def _throw_unstarted_away(transfer: Transfer) -> None:
    unstarted = (Transfer.State.LOOKING, Transfer.State.LOOKED_AT)
    same_blog = Transfer.objects.filter(blog=transfer.blog)
    for earlier in same_blog.filter(asked_by=transfer.asked_by, state__in=unstarted, items=None):
        _throw_away(earlier)


def _store(request: HubRequest, blog: Blog, export: Upload, uploads: Upload | None) -> Transfer:
    """The files on disk under names of ours; no row yet."""
    transfer = Transfer(school=blog.school, blog=blog, asked_by=request.person, state=Transfer.State.LOOKING)
    transfer.name = (export.name or "")[:200]
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
