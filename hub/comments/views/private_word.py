"""A private word to the author of an entry: saying it, and taking it away."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.blogs.models import Entry
from hub.comments.forms import PrivateWordForm, may_say_in_private
from hub.comments.models import PrivateWord, addressees


@require_POST
def say_in_private(request: HubRequest, entry_id: str) -> HttpResponse:
    """Say something to one of the authors. POST `words`; `to`: the public id of the author; `key` as for a comment."""
    viewer = request.viewer
    entry = get_object_or_404(Entry.objects.visible_to(viewer).select_related("blog", "school"), public_id=entry_id)
    if not may_say_in_private(entry, viewer):
        raise Http404
    student = get_object_or_404(addressees(entry, viewer), public_id=request.POST.get("to", ""))
    form = PrivateWordForm(request.POST)
    if not form.is_valid():
        return render(request, "comments/private_word.html", {"entry": entry, "form": form, "to": student}, status=422)
    PrivateWord.say(entry, form.cleaned_data["words"], to=student, by=request.person, key=form.cleaned_data["key"])
    words = _("Said. Only %(name)s, the teachers and the helpers of the school read it.")
    messages.success(request, words % {"name": student.first_name})
    return redirect(f"{entry.get_absolute_url()}#in-private")


@require_POST
def remove_private_word(request: HubRequest, public_id: str) -> HttpResponse:
    """Put a private word into the bin."""
    word = get_object_or_404(
        PrivateWord.objects.editable_by(request.viewer).select_related("entry__blog"), public_id=public_id
    )
    word.bin()
    messages.success(request, _("Taken away."))
    return redirect(word.entry.get_absolute_url())
