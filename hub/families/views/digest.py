"""How often a family gets mails: chosen on the family page, with an account or by the link of a mail."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.families.coming_in import by_family_link
from hub.families.family_viewer import FamilyViewer
from hub.families.forms import DigestForm
from hub.families.models import Digest, FamilyLink


@require_POST
def choose_digest(request: HubRequest) -> HttpResponse:
    """With an account. POST `pace`, `quiet_from`, `quiet_until`, `language`."""
    if not request.viewer.standing.children:
        raise Http404
    _keep(request, Digest.of(request.person, request.school))
    return redirect("desk")


@login_not_required  # The link is the key, for its guardian's own mails.
@require_POST
@by_family_link
def family_digest(request: HubRequest, link: FamilyLink, viewer: FamilyViewer) -> HttpResponseBase:
    """By the link of a mail. POST as above."""
    _keep(request, Digest.of(link.guardian, link.school))
    return redirect("family-link", link.token)


def _keep(request: HubRequest, digest: Digest) -> None:
    form = DigestForm(request.POST)
    if form.is_valid():
        form.keep(digest)
        messages.success(request, _("Kept."))
    else:
        messages.error(request, _("Choose how often mails come."))
