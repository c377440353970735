"""Setting up the second step, printing codes for the day on which the phone is lost, and ending it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from hub.design.qr import qr_path
from hub.people import second_step
from hub.people.forms import CodeForm
from hub.people.models import Person, RecoveryCode
from hub.people.models.time_code import address_for_apps, new_secret
from hub.people.network import public_address
from hub.people.sealing import seal, unseal
from hub.people.sign_in import keep_only_this
from hub.people.sure import be_sure_first
from hub.people.views.signed_in import signed_in_person

SECRET = "hub_new_time_code"  # noqa: S105 - where it waits in the session, sealed, for a first code from the phone


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@be_sure_first
def set_up_codes(request: HttpRequest) -> HttpResponse:
    """Show the picture for the phone; a right code from there turns the second step on."""
    person = _who_has_a_password(request)
    secret = unseal(request.session.setdefault(SECRET, seal(new_secret()))) or ""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        codes = second_step.turn_on(person, secret, form.cleaned_data["code"])
        if codes is not None:
            keep_only_this(request, person)
            return _paper(request, codes)
        form.add_error("code", _("That is not the code of now. Wait for the next one, and type that."))
    path, side = qr_path(address_for_apps(secret, person, public_address(request).partition("://")[2]))
    groups = [secret[place : place + 4] for place in range(0, len(secret), 4)]
    context = {"here": "me", "form": form, "path": path, "side": side, "secret": " ".join(groups)}
    return render(request, "people/set_up_codes.html", context, status=422 if form.errors else 200)


@never_cache
@require_POST
@be_sure_first
def stop_codes(request: HttpRequest) -> HttpResponse:
    """Ask me for nothing but the password again; all other devices are signed out."""
    person = _who_has_a_password(request)
    second_step.turn_off(person, by=person)
    keep_only_this(request, person)
    messages.success(request, _("You are asked for your password only. All other devices are signed out."))
    return redirect("me")


@never_cache
@require_POST
@be_sure_first
def new_recovery_codes(request: HttpRequest) -> HttpResponse:
    """Ten new codes for paper; the old paper is worth nothing any more."""
    person = _who_has_a_password(request)
    if not second_step.is_on(person):
        raise Http404
    return _paper(request, RecoveryCode.make_for(person))


def _who_has_a_password(request: HttpRequest) -> Person:
    """The person; for whoever comes in by card or pictures there is no second step, and no such page."""
    person = signed_in_person(request)
    if not person.has_usable_password():
        raise Http404
    return person


def _paper(request: HttpRequest, codes: list[str]) -> HttpResponse:
    """The page of codes, which can be shown only now."""
    where = public_address(request).partition("://")[2]
    response = render(request, "people/recovery_codes.html", {"here": "me", "codes": codes, "where": where})
    response.headers["Cache-Control"] = "private, no-store"
    return response
