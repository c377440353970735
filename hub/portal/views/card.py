"""Students come in with a card."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hub.audience.http import HubRequest
from hub.people.known_device import remember
from hub.people.models import SignInCard
from hub.people.network import network_of
from hub.people.sign_in import sign_in, where_next
from hub.portal.rosters import is_student


@login_not_required  # The card is the key.
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_by_card(request: HubRequest, secret: str) -> HttpResponse:
    """Whose card is it? Looking at the address only asks, so that nothing which follows links signs anybody in.

    128 bits are not guessed, so nothing slows the owner of a card down. Where the school says so, cards work in its
    network and its hours alone.
    """
    card = SignInCard.objects.for_secret(secret)
    if card is None or not is_student(request.school, card.person):
        response = render(request, "portal/card_stopped.html", status=404)
    elif not request.viewer.policy.lets_card_in(network_of(request), request.viewer.now):
        response = render(request, "portal/card_elsewhere.html", {"policy": request.viewer.policy}, status=403)
    elif request.method == "POST":
        sign_in(request, card.person)
        response = redirect(where_next(request, None))
        remember(request, response, f"person:{card.person.pk}")
    else:
        response = render(request, "portal/card.html", {"person": card.person})
    response.headers["X-Robots-Tag"] = "noindex"
    return response
