"""One student: guardians and consents."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.activity.models import Kind
from hub.audience.http import HubRequest
from hub.blogs.models import Blog
from hub.families.models import FamilyLink
from hub.people.models import Person
from hub.portal.forms.people import InviteForm
from hub.portal.invitations import Invited, invite
from hub.portal.managing import for_managers, student_in
from hub.portal.rosters import classes_tended_by, consents_of, guardianships_of, link_guardian
from hub.school.models import Classroom
from hub.school.noting import note


@require_safe
@for_managers
def manage_student(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """Who looks after a student, and what the family allows."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    return _show(request, classroom, student_in(classroom, public_id), InviteForm())


@require_POST
@for_managers
def add_guardian(request: HubRequest, slug: str, public_id: str) -> HttpResponse:
    """Link a guardian to this child, by e-mail address; shows the link to choose a password, once."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    student = student_in(classroom, public_id)
    form = InviteForm(request.POST)
    invited = None
    if form.is_valid():
        invited = invite(request, form.cleaned_data["first_name"], form.cleaned_data["email"])
        if invited.person == student:
            form.add_error("email", _("This is the student's own address."))
            invited = None
        else:
            link_guardian(request.school, invited.person, student, by=request.person)
            form = InviteForm()
    return _show(request, classroom, student, form, invited)


@require_POST
@for_managers
def end_guardianship(request: HubRequest, slug: str, public_id: str, number: int) -> HttpResponse:
    """Somebody no longer looks after this child: they see nothing of it from now on, and are signed out."""
    classroom = get_object_or_404(classes_tended_by(request.viewer), slug=slug)
    student = student_in(classroom, public_id)
    guardianship = get_object_or_404(guardianships_of(request.school, student), pk=number)
    with transaction.atomic():
        # Both days of a row count, so the last one was yesterday.
        guardianship.ends_on = timezone.localdate() - datetime.timedelta(days=1)
        guardianship.save(update_fields=["ends_on"])
        guardianship.guardian.end_sign_ins()
        FamilyLink.objects.end_all(guardianship.guardian, request.school)
        guardian = guardianship.guardian.public_id
        note(Kind.GUARDIAN_REMOVED, request.school, by=request.person, about=student, thing=guardian)
    return redirect("manage-student", slug, public_id)


def _show(
    request: HubRequest, classroom: Classroom, student: Person, form: InviteForm, invited: Invited | None = None
) -> HttpResponse:
    context = {
        "classroom": classroom,
        "student": student,
        "form": form,
        "invited": invited,
        "blog": Blog.objects.tended_by(request.viewer).filter(owner=student).first(),
        "guardianships": guardianships_of(request.school, student),
        "consents": consents_of(request.school, student),
    }
    return render(request, "portal/manage_student.html", context, status=422 if form.errors else 200)
