"""Saying something without an account, where the school lets guests."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from hub.audience.http import HubRequest
from hub.blogs.models import Entry
from hub.comments.forms import may_comment_as_guest
from hub.comments.guest_form import GuestForm
from hub.comments.machines import A_DOUBT, is_of_machines, note_signs
from hub.comments.middleware import short_answer
from hub.comments.models import Guest, TooManyGuests
from hub.people.network import network_of


@login_not_required  # Guests have no account; nothing of theirs is seen before somebody at the school lets it in.
@never_cache
def comment_as_guest(request: HubRequest, entry_id: str) -> HttpResponse:
    """Comment on an entry that everyone may see. GET asks; POST `name`, `email`, `site`, `text`, `begun` sends it."""
    viewer = request.viewer
    entry = get_object_or_404(Entry.objects.visible_to(viewer).select_related("blog", "school"), public_id=entry_id)
    if not may_comment_as_guest(entry, viewer):
        raise Http404
    form, network = GuestForm(entry, request.POST or None), network_of(request)
    status, signs = 200, 0
    if request.method == "POST" and form.is_valid():
        if _is_kept(form, entry, network):
            messages.success(request, _("Thank you. Somebody at the school reads it first."))
            return redirect(f"{entry.get_absolute_url()}#comments")
        form.add_error(None, _("Many comments came just now. Try again in a while; your words are still here."))
        status, signs = 429, A_DOUBT
    elif form.errors:
        status, signs = 422, form.signs
    note_signs(network, signs)
    if is_of_machines(network):
        return short_answer(request)
    return render(request, "comments/guest.html", {"entry": entry, "form": form}, status=status)


def _is_kept(form: GuestForm, entry: Entry, network: str) -> bool:
    said = form.cleaned_data
    who = {"name": said["name"], "email": said["email"], "site": said["site"]}
    try:
        Guest.write(entry, said["text"], **who, network=network, key=said["key"])
    except TooManyGuests:
        return False
    return True
