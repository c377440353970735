"""Coming in with a passkey, adding one, and removing one."""

from __future__ import annotations

import logging

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from hub.people import passkeys
from hub.people.arriving import arrive
from hub.people.forms import PasskeyForm
from hub.people.models import Person
from hub.people.network import network_of
from hub.people.news import tell
from hub.people.sign_in import keep_only_this
from hub.people.sure import be_sure_first
from hub.people.views.signed_in import signed_in_person

log = logging.getLogger("hub.people")


@login_not_required  # The door.
@never_cache
@require_POST
def ask_for_passkey(request: HttpRequest) -> HttpResponse:
    """What the browser needs to show a passkey."""
    return JsonResponse(passkeys.ask(request))


@login_not_required  # The door.
@never_cache
@require_POST
def sign_in_by_passkey(request: HttpRequest) -> HttpResponse:
    """Whoever shows a passkey of theirs is in: its device has asked for a finger, a face or a code."""
    try:
        person = passkeys.shown(request, request.POST.get("answer", ""))
    except passkeys.Refused as refused:
        log.warning("sign-in by passkey refused: %r from %s", refused.__cause__, network_of(request))
        messages.error(request, _("We do not know this passkey. Come in with your password, then add it under “Me”."))
        return redirect("sign-in-staff")
    return arrive(request, person, request.POST.get("next", ""), is_proven=True)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@be_sure_first
def add_passkey(request: HttpRequest) -> HttpResponse:
    """Name a passkey and add it; all other devices are signed out."""
    person = _who_has_a_password(request)
    form = PasskeyForm(request.POST or None)
    if form.is_valid():
        try:
            passkeys.add(request, person, form.cleaned_data["name"], form.cleaned_data["answer"])
        except passkeys.Refused:
            form.add_error(None, _("That did not work. Try again."))
        else:
            keep_only_this(request, person)
            tell(person, "passkey-added")
            messages.success(request, _("Your passkey is added. All other devices are signed out."))
            return redirect("me")
    context = {"here": "me", "form": form}
    return render(request, "people/add_passkey.html", context, status=422 if form.errors else 200)


@never_cache
@require_POST
@be_sure_first
def ask_for_new_passkey(request: HttpRequest) -> HttpResponse:
    """What the browser needs to make one."""
    return JsonResponse(passkeys.ask_for_new(request, _who_has_a_password(request)))


@never_cache
@require_POST
@be_sure_first
def remove_passkey(request: HttpRequest, number: int) -> HttpResponse:
    """Nobody comes in with this passkey any more; all other devices are signed out."""
    person = _who_has_a_password(request)
    get_object_or_404(person.passkeys, pk=number).delete()
    keep_only_this(request, person)
    tell(person, "passkey-removed")
    messages.success(request, _("This passkey does not come in any more. All other devices are signed out."))
    return redirect("me")


def _who_has_a_password(request: HttpRequest) -> Person:
    """The person; for whoever comes in by card or pictures there are no passkeys, and no such page."""
    person = signed_in_person(request)
    if not person.has_usable_password():
        raise Http404
    return person
