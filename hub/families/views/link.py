"""The family page by the link of a mail."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST, require_safe

from hub.audience.http import HubRequest
from hub.design.headers import kept_secret
from hub.families.coming_in import by_family_link, known_link
from hub.families.family_viewer import FamilyViewer
from hub.families.models import FamilyLink
from hub.families.page import family_page
from hub.families.ways import ByLink
from hub.mail.outbox import put
from hub.people.models import SignInPause
from hub.people.network import public_address

FREE = 3
"""So many mails with a new link before somebody has to wait."""


@login_not_required  # The link is the key, for one guardian and seven days.
@require_safe
@by_family_link
def family_link(request: HubRequest, link: FamilyLink, viewer: FamilyViewer) -> HttpResponseBase:
    """What one's children made, without an account. GET `child` and `question` as family_page says."""
    context = family_page(viewer, ByLink(link.token), request.GET)
    until = date_format(timezone.localtime(link.ends_at, link.school.zone), "WEEKDAY_FORMAT")
    context |= {
        "hello": link.guardian.first_name,
        "link": {"until": until, "end_url": reverse("end-family-link", args=[link.token])},
    }
    return render(request, "families/family.html", context)


@login_not_required  # As the page by the link.
@require_POST
@by_family_link
def end_family_link(request: HubRequest, link: FamilyLink, viewer: FamilyViewer) -> HttpResponseBase:
    """Let the link work no more: a mail was passed on, or a computer is not one's own."""
    link.end()
    return render(request, "families/link_ended.html")


@login_not_required  # Whoever has an old link of ours may ask; the new one goes to the guardian's own address.
@require_POST
def family_link_again(request: HubRequest, token: str) -> HttpResponseBase:
    """Mail the guardian a new link. The answer is the same whether they are still a guardian or not."""
    link = known_link(request, token)
    if not SignInPause.begin(f"family link for {link.guardian_id}", free=FREE):
        put("family-link", link=link.pk, address=public_address(request))
    return kept_secret(render(request, "families/link_asked.html"))
