"""What families allow, as the school notes it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.audience.http import HubRequest
from hub.portal.forms.consents import ConsentForm, PaperForm, PaperOfOneForm
from hub.portal.managing import for_managers, student_in
from hub.portal.rosters import classes_tended_by, consents_in, students_of
from hub.portal.views.guardians import show_student
from hub.school.models import Consent


@require_POST
@for_managers
def give_consent(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """Note from paper what a family allows. POST `kinds`, `day`, `text`."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    student = student_in(classroom, public_id)
    form = PaperOfOneForm(request.POST)
    if not form.is_valid():
        return show_student(request, classroom, student, paper=form)
    noted = form.cleaned_data
    Consent.give(
        request.school, student, *noted["kinds"], by=None, noted_by=request.person, on=noted["day"], text=noted["text"]
    )
    return redirect("manage-student", slug, public_id)


@require_POST
@for_managers
def withdraw_consent(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """Note that the family has withdrawn one kind; it holds at once, everywhere."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    student = student_in(classroom, public_id)
    form = ConsentForm(request.POST)
    if not form.is_valid():
        raise Http404
    Consent.withdraw(request.school, student, form.cleaned_data["kind"], by=request.person)
    return redirect("manage-student", slug, public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def class_consents(request: HubRequest, slug: str) -> HttpResponse:
    """The papers of a whole class in one go. POST `day`, `text`, and kinds in `yes-` and a public id."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    form = PaperForm(request.POST or None)
    rows = consents_in(request.school, list(students_of(classroom)))
    if not form.is_valid():
        context = {"classroom": classroom, "form": form, "rows": rows, "kinds": Consent.Kind.choices}
        return render(request, "portal/class_consents.html", context, status=422 if form.errors else 200)
    noted, changed = form.cleaned_data, 0
    for row in rows:
        new = [
            one["kind"] for one in row["kinds"] if not one["held"] and one["kind"] in request.POST.getlist(row["name"])
        ]
        if new:
            changed += 1
            Consent.give(
                request.school,
                row["person"],
                *new,
                by=None,
                noted_by=request.person,
                on=noted["day"],
                text=noted["text"],
            )
    messages.success(request, _("Noted for %(count)d students.") % {"count": changed})
    return redirect("class-consents", slug)
