"""Answers of families that are kept back: looking at them, putting them where they belong, or throwing them away."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hub.audience.http import HubRequest
from hub.desk.placing_form import PlacingForm
from hub.families.held import guardians_of, held_for, let_in, places_for, why
from hub.mail.models import Incoming
from hub.mail.receiving import held_answer as read_held
from hub.text.days import spoken_day

MOST = 50


@require_safe
def held_answers(request: HubRequest) -> HttpResponse:
    """Those about students whose work one lets in, the newest first."""
    viewer = request.viewer
    if not viewer.is_staff_member:
        raise Http404
    held = list(held_for(viewer).defer("raw")[:MOST])
    guardians = guardians_of(held)
    rows = [
        {
            "url": reverse("held-answer", args=[one.pk]),
            "person": guardians[one.answers_id],
            "title": guardians[one.answers_id].full_name,
            "line": f"{spoken_day(one.came_at, viewer.now)} · {why(one)}",
        }
        for one in held
        if one.answers_id in guardians
    ]
    panel = {"title": _("Kept back"), "rows": rows, "empty": _("No answer waits here.")}
    return render(request, "desk/held_answers.html", {"here": "waiting", "panel": panel})


@require_http_methods(["GET", "HEAD", "POST"])
def held_answer(request: HubRequest, number: int) -> HttpResponse:
    """What one says, and where it may go. POST `place`: put it there, as the words of the guardian to whom the mail
    went; `drop`: throw it away."""
    viewer = request.viewer
    incoming = get_object_or_404(held_for(viewer).select_related("answers"), pk=number)
    guardian = guardians_of([incoming]).get(incoming.answers_id or 0)
    if guardian is None:
        raise Http404
    if request.method == "POST" and "drop" in request.POST:
        incoming.settle(Incoming.State.IGNORED, "thrown away", incoming.answers)
        messages.success(request, _("It is thrown away."))
        return redirect("held-answers")
    form = PlacingForm(request.POST or None, places=places_for(incoming, guardian, viewer))
    if form.is_valid() and let_in(incoming, guardian, form.cleaned_data["place"], viewer):
        messages.success(request, _("It is let in as an answer of this guardian."))
        return redirect("held-answers")
    if request.method == "POST":
        form.add_error("place", _("It could not be put there: this family may not write there today."))
    context = {"here": "waiting", "guardian": guardian, "read": read_held(incoming), "why": why(incoming), "form": form}
    return render(request, "desk/held_answer.html", context, status=422 if request.method == "POST" else 200)
