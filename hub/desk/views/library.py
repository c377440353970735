"""The library of one's own pictures and files."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.audience.http import HubRequest
from hub.audience.kindly import names_are_kind
from hub.blogs.models import Entry
from hub.desk import library
from hub.desk.who_is_in_it import note_who_is_in, who_is_in
from hub.media.forms import AboutForm
from hub.media.models import MediaFile
from hub.search.indexing import index_entries
from hub.search.part_words import index_parts_with
from hub.showcase.special import special_file_context


@require_safe
def my_media(request: HubRequest) -> HttpResponse:
    """The newest first. GET `q`: words to find; `kind`: image, audio, video or file; `before`: id of the last one."""
    if not request.viewer.is_inside:
        raise Http404
    own = MediaFile.objects.editable_by(request.viewer)
    words, kind = request.GET.get("q", "")[:200], request.GET.get("kind", "")
    files = own.kept().telling(words)
    if kind in library.KINDS:
        files = files.filter(kind=kind)
    last = own.filter(public_id=request.GET.get("before", "")).first()
    if last is not None:
        files = files.filter(added_at__lte=last.added_at).exclude(added_at=last.added_at, pk__gte=last.pk)
    found = list(library.with_uses(files).order_by("-added_at", "-pk")[: library.PAGE + 1])
    shown = found[: library.PAGE]
    context = {
        "here": "desk",
        "rows": [library.row(file) for file in shown],
        "binned": own.binned().order_by("-binned_at")[: library.PAGE] if last is None else [],
        "query": words,
        "kind": kind,
        "kinds": library.kinds(words, kind),
        "older": library.older(shown[-1], words, kind) if len(found) > library.PAGE else "",
    }
    return render(request, "desk/library.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def my_file(request: HubRequest, public_id: str) -> HttpResponse:
    """One file: what is said about it, and where it is used. POST: say it. The editor asks for the form alone."""
    file = get_object_or_404(MediaFile.objects.editable_by(request.viewer).kept(), public_id=public_id)
    if request.method != "POST":
        return _page(request, file, AboutForm(instance=file))
    form = AboutForm(request.POST, instance=file)
    if not (form.is_valid() and names_are_kind(form, request.viewer, "alternative")):
        file.refresh_from_db()
        return _page(request, file, form, status=422)
    form.save()
    note_who_is_in(who_is_in([file], request.viewer), request.POST, by=request.person)
    index_entries(Entry.objects.visible_to(request.viewer).filter(media=file))
    index_parts_with(file)
    if not _is_from_editor(request):
        messages.success(request, _("Saved."))
        return redirect("my-file", file.public_id)
    return _page(request, file, form) if file.lacks_credit else HttpResponse(status=204)


def _page(request: HubRequest, file: MediaFile, form: AboutForm, status: int = 200) -> HttpResponse:
    [asked] = who_is_in([file], request.viewer)
    context = {"form": form, "about": library.about(file), "asked": asked}
    if _is_from_editor(request):
        return render(request, "desk/_about_file.html", context, status=status)
    places = library.places(file, request.viewer)
    more = {
        "here": "desk",
        "file": file,
        "shown": file.shown(),
        "places": places,
        "is_used": bool(places) or library.is_used(file, request.viewer),
        **special_file_context(file, request.viewer),
    }
    return render(request, "desk/file.html", context | more, status=status)


def _is_from_editor(request: HubRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


@require_POST
def bin_file(request: HubRequest, public_id: str) -> HttpResponse:
    """Put a file into the bin that nothing shows."""
    file = get_object_or_404(MediaFile.objects.editable_by(request.viewer).kept(), public_id=public_id)
    if library.is_used(file, request.viewer):
        messages.error(request, _("It is still in use. Take it out of there first."))
        return redirect("my-file", file.public_id)
    file.bin()
    messages.success(request, _("It is in the bin. You can take it out again for 30 days."))
    return redirect("my-media")


@require_POST
def restore_file(request: HubRequest, public_id: str) -> HttpResponse:
    """Take it out of the bin."""
    file = get_object_or_404(MediaFile.objects.editable_by(request.viewer).binned(), public_id=public_id)
    file.restore()
    messages.success(request, _("It is back, as it was."))
    return redirect("my-file", file.public_id)
