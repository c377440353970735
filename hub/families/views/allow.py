"""What a family allows: said on the family page, with an account or by the link of a mail."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.families.allowing import choose
from hub.families.coming_in import by_family_link
from hub.families.family_viewer import FamilyViewer
from hub.families.models import FamilyLink
from hub.people.models import Person
from hub.school.models import Consent


@require_POST
def allow(request: HubRequest) -> HttpResponse:
    """With an account. POST `child`: the public id; `kind`: of consent; `allow`: yes, or nothing to take it back."""
    child = _choose(request, request.viewer)
    return redirect(f"{reverse('desk')}?child={child.public_id}#allow")


@login_not_required  # The link is the key, for its guardian's own children.
@require_POST
@by_family_link
def family_allow(request: HubRequest, link: FamilyLink, viewer: FamilyViewer) -> HttpResponseBase:
    """By the link of a mail. POST as above."""
    child = _choose(request, viewer)
    return redirect(f"{reverse('family-link', args=[link.token])}?child={child.public_id}#allow")


def _choose(request: HubRequest, viewer: Viewer) -> Person:
    """The child that it was said for, who is one of the viewer's own; 404 for any other."""
    children = Person.objects.filter(pk__in=viewer.standing.children)
    child = get_object_or_404(children, public_id=request.POST.get("child", ""))
    kind = request.POST.get("kind", "")
    if kind not in Consent.Kind:
        raise Http404
    choose(child, kind, viewer, allow=request.POST.get("allow") == "yes")
    messages.success(request, _("Kept. It holds from this moment on."))
    return child
