"""Reporting what is not right."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hub.audience.http import HubRequest
from hub.audience.viewer import Viewer
from hub.blogs.models import Entry
from hub.comments.machines import A_DOUBT, is_of_machines, note_signs
from hub.comments.middleware import short_answer
from hub.comments.models import Comment
from hub.people.network import network_of
from hub.safety.models import Report
from hub.safety.models.report import PLACES, Reported
from hub.showcase.models import Greeting, PieceComment

KINDS: dict[str, type[Reported]] = {
    "entry": Entry,
    "comment": Comment,
    "piece-comment": PieceComment,
    "greeting": Greeting,
}


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HubRequest, kind: str, public_id: str) -> HttpResponse:
    """Why? One button each, and it is done; it is gone for who reports it, at once, if we know them. POST `reason`."""
    if request.method == "POST" and (again := _reported(request.viewer, kind, public_id)):
        return _gone(again)  # The second of two presses.
    thing = _reportable(request.viewer, kind, public_id)
    if request.method == "POST" and request.POST.get("reason") in Report.Reason.values:
        return _make(request, thing)
    return render(request, "safety/report.html", {"thing": thing, "reasons": Report.Reason.choices, "kind": kind})


def _make(request: HubRequest, thing: Reported) -> HttpResponse:
    """Report it. Who does so again and again without an account is taken for a machine."""
    by = request.viewer.person
    if by is None:
        network = network_of(request)
        note_signs(network, A_DOUBT)
        if is_of_machines(network):
            return short_answer(request)
    Report.make(thing, by=by, reason=request.POST["reason"])
    gone = _("Thank you. A grown-up looks at it. You do not see it any more.")
    messages.success(request, gone if by else _("Thank you. A grown-up looks at it."))
    return _gone(thing)


def _gone(thing: Reported) -> HttpResponse:
    """On to a page where it no longer is."""
    if isinstance(thing, Comment):
        return redirect(thing.entry)
    if isinstance(thing, Entry):
        return redirect("/")
    return redirect(thing.section if isinstance(thing, Greeting) else thing.piece.section)


def _reported(viewer: Viewer, kind: str, public_id: str) -> Reported | None:
    """The thing, if the viewer has reported it already."""
    if kind not in KINDS:
        return None
    place = PLACES[KINDS[kind]]
    report = Report.objects.editable_by(viewer).filter(**{f"{place}__public_id": public_id}).first()
    return report.thing if report else None


def _reportable(viewer: Viewer, kind: str, public_id: str) -> Reported:
    """A thing of others that the viewer sees, or 404."""
    if kind not in KINDS:
        raise Http404
    things: Any = KINDS[kind].objects
    found: Reported = get_object_or_404(things.visible_to(viewer), public_id=public_id)
    if things.editable_by(viewer).filter(public_id=public_id).exists():
        raise Http404
    return found
