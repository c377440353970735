"""Staff come in by the sign-in that their school has already."""

from __future__ import annotations

import logging

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hub.audience.http import HubRequest
from hub.people.arriving import arrive
from hub.people.network import public_address
from hub.people.openid.asking import Refused
from hub.people.openid.flow import way_to, who_comes
from hub.portal.known_staff import who_is
from hub.school.models import SignInProvider

log = logging.getLogger("hub.people")


@login_not_required  # The door.
@never_cache
@require_safe
def go_to_provider(request: HubRequest) -> HttpResponse:
    """On to the school's own sign-in. A browser that only looks at the address has begun nothing that acts."""
    provider = _provider_of(request).provider
    try:
        wished = request.GET.get("next", "")
        return HttpResponseRedirect(way_to(request, provider, back=_back(request), wished=wished))
    except Refused as refused:
        return _not_in(request, refused, _("Your school’s sign-in does not answer. Try again later, or come in here."))


@login_not_required  # The door.
@never_cache
@require_safe
def come_from_provider(request: HubRequest) -> HttpResponse:
    """Back from there: whoever works at the school is in. Nobody is made, and no role is taken from there."""
    provider = _provider_of(request).provider
    try:
        told = who_comes(request, provider, back=_back(request))
    except Refused as refused:
        return _not_in(request, refused, _("That did not work. Try again."))
    person = who_is(told, request.school)
    if person is None:
        words = _(
            "Nobody who works here is known by the address that your school’s sign-in tells us. Ask an administrator."
        )
        return _not_in(request, Refused("nobody here is meant"), words)
    return arrive(request, person, told.wished, is_proven=True)


def _provider_of(request: HubRequest) -> SignInProvider:
    provider = SignInProvider.objects.filter(school=request.school).first()
    if provider is None:
        raise Http404
    return provider


def _back(request: HubRequest) -> str:
    return public_address(request) + reverse("come-from-provider")


def _not_in(request: HubRequest, refused: Refused, words: str) -> HttpResponse:
    log.warning("sign-in by provider refused: %s", refused)
    messages.error(request, words)
    return redirect("sign-in-staff")
